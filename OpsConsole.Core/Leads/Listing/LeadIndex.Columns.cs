namespace OpsConsole.Core.Leads.Listing;

internal sealed partial class LeadIndex
{
    private const int HasPhone = 1, HasEmail = 2, HasQuestion = 4, HasAnswer = 8, IsDuplicate = 16, HasOwner = 32, IsHidden = 64;

    private readonly NumberColumn<long> id = new(), stamp = new(), price = new(), submitted = new(), changed = new(), expires = new(), byUser = new();
    private readonly NumberColumn<int> score = new(), stars = new(), fraud = new(), beds = new(), baths = new(), area = new(), built = new();
    private readonly MaskColumn status = new(), type = new(), motivation = new(), doubts = new(), marks = new(), phoneCheck = new(), addressCheck = new();
    private readonly SharedTextColumn city = new(), state = new(), zip = new(), source = new(), by = new();
    private readonly TextColumn street = new(), owner = new();
    private readonly SearchColumn search = new();
    private readonly IndexColumn[] allColumns;

    public LeadIndex() => allColumns =
    [
        id, stamp, price, submitted, changed, expires, byUser, score, stars, fraud, beds, baths, area, built, status, type, motivation, doubts, marks, phoneCheck, addressCheck,
        city, state, zip, source, by, street, owner,
    ];

    private void Write(int row, LeadIndexEntry entry)
    {
        id.Values[row] = entry.Id;
        stamp.Values[row] = entry.Stamp;
        price.Values[row] = entry.PriceCents ?? NumberColumn<long>.Unknown;
        submitted.Values[row] = entry.SubmittedAtUtc.Ticks;
        changed.Values[row] = entry.ChangedAtUtc.Ticks;
        // The time left means something only while a lead can be bought.
        expires.Values[row] = entry.Status == LeadStatus.Approved && entry.ExpiresAtUtc is { } until ? until.Ticks : NumberColumn<long>.Unknown;
        byUser.Values[row] = entry.SubmittedByUserId ?? NumberColumn<long>.Unknown;
        score.Values[row] = entry.Score;
        stars.Values[row] = entry.Stars ?? NumberColumn<int>.Unknown;
        fraud.Values[row] = entry.FraudScore ?? NumberColumn<int>.Unknown;
        beds.Values[row] = entry.Beds ?? NumberColumn<int>.Unknown;
        baths.Values[row] = entry.Baths is { } count ? (int)(count * 100) : NumberColumn<int>.Unknown;
        area.Values[row] = entry.AreaSqFt ?? NumberColumn<int>.Unknown;
        built.Values[row] = entry.YearBuilt ?? NumberColumn<int>.Unknown;
        status.Values[row] = 1 << (int)entry.Status;
        type.Values[row] = 1 << (int)entry.Type;
        motivation.Values[row] = 1 << (int)entry.Motivation;
        doubts.Values[row] = (int)entry.Doubts;
        phoneCheck.Values[row] = 1 << (int)entry.PhoneCheck;
        addressCheck.Values[row] = 1 << (int)entry.AddressCheck;
        marks.Values[row] = (entry.HasPhone ? HasPhone : 0) | (entry.HasEmail ? HasEmail : 0) | (entry.HasQuestion ? HasQuestion : 0)
            | (entry.HasAnswer ? HasAnswer : 0) | (entry.IsDuplicate ? IsDuplicate : 0) | (entry.OwnerName is not null ? HasOwner : 0)
            | (entry.IsHidden ? IsHidden : 0);
        city.Put(row, entry.City);
        state.Put(row, entry.State);
        zip.Put(row, entry.Zip);
        source.Put(row, entry.Source);
        by.Put(row, entry.SubmittedByName);
        street.Put(row, entry.Street);
        owner.Put(row, entry.OwnerName);
        search.Put(row, entry.SearchText);
    }
}
