using OpsConsole.Core.Filtering;
using OpsConsole.Core.Listing;

namespace OpsConsole.Core.Users.Listing;

/// <summary>The columns that users are found by.</summary>
internal sealed class UserIndex : ListIndex<UserIndexEntry>
{
    public const int IsDisabled = 1, HasTwoFactor = 2, HasPassword = 4, IsDemo = 8, HasRole = 16, HasMarket = 32;

    private readonly MaskColumn marks = new();
    private readonly TextColumn name = new(), email = new();

    public UserIndex() => Has(marks, name, email, Roles, Markets, LockedUntil, Seen, Created);

    public SharedTextColumn Roles { get; } = new();

    public SharedTextColumn Markets { get; } = new();

    public NumberColumn<long> LockedUntil { get; } = new();

    public NumberColumn<long> Seen { get; } = new();

    public NumberColumn<long> Created { get; } = new();

    public Bits Marked(int mark) => marks.AnyOf(Rows, mark);

    protected override Bits Ask(FilterField field, Filter condition, FilterMoment moment) => ((ListField<User, UserIndex>)field).InIndex(this, condition, moment);

    protected override void Write(int row, UserIndexEntry entry)
    {
        marks.Values[row] = (entry.IsDisabled ? IsDisabled : 0) | (entry.HasTwoFactor ? HasTwoFactor : 0) | (entry.HasPassword ? HasPassword : 0)
            | (entry.IsDemo ? IsDemo : 0) | (entry.Roles.Count > 0 ? HasRole : 0) | (entry.Markets.Count > 0 ? HasMarket : 0);
        LockedUntil.Values[row] = entry.LockedUntil?.UtcTicks ?? NumberColumn<long>.Unknown;
        Seen.Values[row] = entry.SeenAtUtc?.Ticks ?? NumberColumn<long>.Unknown;
        Created.Values[row] = entry.CreatedAtUtc.Ticks;
        Roles.Put(row, entry.RolesTogether);
        Markets.Put(row, entry.MarketsTogether);
        name.Put(row, entry.Name);
        email.Put(row, entry.Email);
    }

    protected override IndexColumn ColumnOf(string column) => column switch
    {
        "id" => Ids,
        "name" => name,
        "email" => email,
        "roles" => Roles,
        "seen" => Seen,
        "created" => Created,
        "locked" => LockedUntil,
        _ => throw new InvalidOperationException($"Users are not sorted by {column}."),
    };
}
