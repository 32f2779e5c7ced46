using System.Linq.Expressions;
using OpsConsole.Core.Filtering;
using OpsConsole.Core.Listing;
using Field = OpsConsole.Core.Listing.ListField<OpsConsole.Core.Users.User, OpsConsole.Core.Users.Listing.UserIndexEntry, OpsConsole.Core.Users.Listing.UserIndex>;
using Mark = OpsConsole.Core.Listing.ListMark<OpsConsole.Core.Users.User, OpsConsole.Core.Users.Listing.UserIndex>;

namespace OpsConsole.Core.Users.Listing;

/// <summary>What users can be filtered by: how people type it, how the database is asked, and which column of the index holds it.</summary>
public static class UserFields
{
    public static FilterField Status { get; } = new ListField<User, UserIndex>("status", "Status", FilterKind.Choice, new() { Choices = FilterKeys.Of<UserStatus>(), IsOfTheMoment = true }, IsStatus, IsStatus);
    public static FilterField Role { get; } = new ListField<User, UserIndex>("role", "Role", FilterKind.Text, new() { Example = "Manager, or several with commas" }, HasRole, HasRole);
    public static FilterField Market { get; } = new ListField<User, UserIndex>("market", "Market", FilterKind.Text, new() { Example = "CA, 958 or \"Elk Grove, CA\"" }, HasMarket, HasMarket);
    public static FilterField Seen { get; } = Field.Date("seen", "Last sign-in", user => user.LastSignInAtUtc, index => index.Seen, new() { Aliases = ["sign-in"] });
    public static FilterField Created { get; } = Field.Date("created", "Created", user => user.CreatedAtUtc, index => index.Created);
    public static FilterField Has { get; } = Field.Marks("has", "Has",
        new Mark("role", user => user.Memberships.Any(), index => index.Marked(UserIndex.HasRole)),
        new Mark("market", user => user.Markets.Any(), index => index.Marked(UserIndex.HasMarket)),
        new Mark("sign-in", user => user.LastSignInAtUtc != null, index => index.Seen.Known(index.Rows)),
        new Mark("two-factor", user => user.TwoFactorEnabled, index => index.Marked(UserIndex.HasTwoFactor)),
        new Mark("password", user => user.PasswordHash != null, index => index.Marked(UserIndex.HasPassword)));
    public static FilterField Is { get; } = Field.Marks("is", "Is",
        new Mark("demo", user => user.IsDemo, index => index.Marked(UserIndex.IsDemo)));

    public static FilterLanguage<User> Language { get; } = new(user => user.SearchText, [Status, Role, Market, Seen, Created, Has, Is]);

    /// <inheritdoc cref="FilterParser.Parse"/>
    public static Result<Filter> Parse(string? text) => Language.Parse(text);

    /// <inheritdoc cref="FilterLanguage{TRow}.Passing"/>
    public static IQueryable<User> Passing(this IQueryable<User> users, Filter filter, FilterMoment moment) => Language.Passing(users, filter, moment);

    private static IEnumerable<UserStatus> StatusesOf(Filter condition) => ((IsOneOf)condition).Values.Select(FilterKeys.ValueOf<UserStatus>);

    private static Expression<Func<User, bool>> IsStatus(Filter condition, FilterMoment moment) => StatusesOf(condition).Select(status => IsStatus(status, new DateTimeOffset(moment.NowUtc))).AnyOf();

    private static Expression<Func<User, bool>> IsStatus(UserStatus status, DateTimeOffset now) => status switch
    {
        UserStatus.Disabled => user => user.IsDisabled,
        UserStatus.Locked => user => !user.IsDisabled && user.LockoutEnd != null && user.LockoutEnd > now,
        _ => user => !user.IsDisabled && (user.LockoutEnd == null || user.LockoutEnd <= now),
    };

    private static Bits IsStatus(UserIndex index, Filter condition, FilterMoment moment)
    {
        var locked = index.LockedUntil.Between(index.Rows, moment.NowUtc.Ticks + 1, long.MaxValue);
        var disabled = index.Marked(UserIndex.IsDisabled);
        return StatusesOf(condition).Select(status => status switch
        {
            UserStatus.Disabled => disabled.Copy(),
            UserStatus.Locked => disabled.Copy().Turn().And(locked),
            _ => disabled.Copy().Or(locked).Turn(),
        }).Aggregate((left, right) => left.Or(right));
    }

#pragma warning disable CA1304, CA1311, CA1862 // Translated to LOWER(); no culture takes part.
    private static Expression<Func<User, bool>> HasRole(Filter condition, FilterMoment moment)
    {
        var lowered = ((IsOneOf)condition).Values.Select(Field.LowerAscii).ToList();
        return user => user.Memberships.Any(held => lowered.Contains(held.Role.Name.ToLower()));
    }

    private static Expression<Func<User, bool>> HasMarket(Filter condition, FilterMoment moment)
    {
        var lowered = PlacesOf(condition);
        return user => user.Markets.Any(market => lowered.Contains(market.Place.ToLower()));
    }
#pragma warning restore CA1304, CA1311, CA1862

    private static Bits HasRole(UserIndex index, Filter condition, FilterMoment moment)
    {
        var wanted = ((IsOneOf)condition).Values.Select(Field.LowerAscii).ToHashSet(StringComparer.Ordinal);
        return index.Roles.Where(index.Rows, roles => UserIndexEntry.PartsOf(roles).Any(role => wanted.Contains(Field.LowerAscii(role))));
    }

    private static Bits HasMarket(UserIndex index, Filter condition, FilterMoment moment)
    {
        var wanted = PlacesOf(condition).ToHashSet(StringComparer.Ordinal);
        return index.Markets.Where(index.Rows, markets => UserIndexEntry.PartsOf(markets).Any(place => wanted.Contains(Field.LowerAscii(place))));
    }

    /// <summary>However somebody writes a place, as it is kept: "california" is "ca".</summary>
    private static List<string> PlacesOf(Filter condition) => [.. ((IsOneOf)condition).Values.Select(typed => Field.LowerAscii(Markets.Market.Read(typed)?.Place ?? typed))];
}
