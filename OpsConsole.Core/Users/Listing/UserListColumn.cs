using OpsConsole.Core.Listing;

namespace OpsConsole.Core.Users.Listing;

/// <summary>The columns of users.</summary>
public static class UserListColumn
{
    public static ListColumns<UserListRow> Columns { get; } = new("name,email,roles,status,two-factor,seen,created",
    [
        new("name", "Name", false, row => row.Name),
        new("email", "E-mail", false, row => row.Email),
        new("sign-in", "Sign-in name", false, row => row.SignInName),
        new("roles", "Roles", false, row => string.Join("; ", row.Roles)),
        new("markets", "Markets", false, row => string.Join("; ", row.Markets)),
        new("status", "Status", false, row => ListWords.Of(row.Status)),
        new("two-factor", "Two-factor", false, row => row.HasTwoFactor ? "On" : "Off"),
        new("seen", "Last sign-in", false, row => row.LastSignInAtUtc),
        new("created", "Created", false, row => row.CreatedAtUtc),
        new("locked", "Locked until", false, row => row.Status == UserStatus.Locked ? row.LockedUntilUtc : null),
        new("demo", "Demo", false, row => row.IsDemo ? "Yes" : "No"),
        new("id", "User", true, row => row.Id),
    ]);

    /// <inheritdoc cref="ListColumns{TRow}.Usual"/>
    public static IReadOnlyList<ListColumn<UserListRow>> Default => Columns.Usual;

    /// <inheritdoc cref="ListColumns{TRow}.Parse"/>
    public static IReadOnlyList<ListColumn<UserListRow>> Parse(string? names) => Columns.Parse(names);
}
