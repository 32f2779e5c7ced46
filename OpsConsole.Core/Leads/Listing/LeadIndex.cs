using OpsConsole.Core.Filtering;
using OpsConsole.Core.Listing;

namespace OpsConsole.Core.Leads.Listing;

/// <summary>The columns that leads are found by.</summary>
internal sealed partial class LeadIndex : ListIndex<LeadIndexEntry>
{
    public const int HasPhone = 1, HasEmail = 2, HasQuestion = 4, HasAnswer = 8, IsDuplicate = 16, HasOwner = 32, IsHidden = 64;

    private readonly NumberColumn<long> expires = new();
    private readonly MaskColumn marks = new();
    private readonly TextColumn street = new(), owner = new();

    public LeadIndex() => Has(
        Price, Submitted, Changed, expires, ByUser, Score, Stars, Fraud, Beds, Baths, Area, Built, Status, Type, Motivation, Doubts, marks, PhoneCheck, AddressCheck,
        City, State, Zip, Source, By, street, owner);

    public NumberColumn<long> Price { get; } = new();

    public NumberColumn<long> Submitted { get; } = new();

    public NumberColumn<long> Changed { get; } = new();

    public NumberColumn<long> ByUser { get; } = new();

    public NumberColumn<int> Score { get; } = new();

    public NumberColumn<int> Stars { get; } = new();

    public NumberColumn<int> Fraud { get; } = new();

    public NumberColumn<int> Beds { get; } = new();

    /// <summary>Hundredths.</summary>
    public NumberColumn<int> Baths { get; } = new();

    public NumberColumn<int> Area { get; } = new();

    public NumberColumn<int> Built { get; } = new();

    public MaskColumn Status { get; } = new();

    public MaskColumn Type { get; } = new();

    public MaskColumn Motivation { get; } = new();

    public MaskColumn Doubts { get; } = new();

    public MaskColumn PhoneCheck { get; } = new();

    public MaskColumn AddressCheck { get; } = new();

    public SharedTextColumn City { get; } = new();

    public SharedTextColumn State { get; } = new();

    public SharedTextColumn Zip { get; } = new();

    public SharedTextColumn Source { get; } = new();

    public SharedTextColumn By { get; } = new();

    public Bits Marked(int mark) => marks.AnyOf(Rows, mark);

    protected override Bits Ask(FilterField field, Filter condition, FilterMoment moment) => ((ListField<Lead, LeadIndex>)field).InIndex(this, condition, moment);

    protected override void Write(int row, LeadIndexEntry entry)
    {
        Price.Values[row] = entry.PriceCents ?? NumberColumn<long>.Unknown;
        Submitted.Values[row] = entry.SubmittedAtUtc.Ticks;
        Changed.Values[row] = entry.ChangedAtUtc.Ticks;
        // The time left means something only while a lead can be bought.
        expires.Values[row] = entry.Status == LeadStatus.Approved && entry.ExpiresAtUtc is { } until ? until.Ticks : NumberColumn<long>.Unknown;
        ByUser.Values[row] = entry.SubmittedByUserId ?? NumberColumn<long>.Unknown;
        Score.Values[row] = entry.Score;
        Stars.Values[row] = entry.Stars ?? NumberColumn<int>.Unknown;
        Fraud.Values[row] = entry.FraudScore ?? NumberColumn<int>.Unknown;
        Beds.Values[row] = entry.Beds ?? NumberColumn<int>.Unknown;
        Baths.Values[row] = entry.Baths is { } count ? (int)(count * 100) : NumberColumn<int>.Unknown;
        Area.Values[row] = entry.AreaSqFt ?? NumberColumn<int>.Unknown;
        Built.Values[row] = entry.YearBuilt ?? NumberColumn<int>.Unknown;
        Status.Values[row] = 1 << (int)entry.Status;
        Type.Values[row] = 1 << (int)entry.Type;
        Motivation.Values[row] = 1 << (int)entry.Motivation;
        Doubts.Values[row] = (int)entry.Doubts;
        PhoneCheck.Values[row] = 1 << (int)entry.PhoneCheck;
        AddressCheck.Values[row] = 1 << (int)entry.AddressCheck;
        marks.Values[row] = (entry.HasPhone ? HasPhone : 0) | (entry.HasEmail ? HasEmail : 0) | (entry.HasQuestion ? HasQuestion : 0)
            | (entry.HasAnswer ? HasAnswer : 0) | (entry.IsDuplicate ? IsDuplicate : 0) | (entry.OwnerName is not null ? HasOwner : 0)
            | (entry.IsHidden ? IsHidden : 0);
        City.Put(row, entry.City);
        State.Put(row, entry.State);
        Zip.Put(row, entry.Zip);
        Source.Put(row, entry.Source);
        By.Put(row, entry.SubmittedByName);
        street.Put(row, entry.Street);
        owner.Put(row, entry.OwnerName);
    }

    protected override IndexColumn ColumnOf(string name) => name switch
    {
        "id" => Ids,
        "street" => street,
        "city" => City,
        "state" => State,
        "zip" => Zip,
        "status" => Status,
        "price" => Price,
        "type" => Type,
        "beds" => Beds,
        "baths" => Baths,
        "area" => Area,
        "built" => Built,
        "score" => Score,
        "stars" => Stars,
        "fraud" => Fraud,
        "motivation" => Motivation,
        "owner" => owner,
        "source" => Source,
        "by" => By,
        "created" => Submitted,
        "changed" => Changed,
        "left" => expires,
        _ => throw new InvalidOperationException($"Leads are not sorted by {name}."),
    };
}
