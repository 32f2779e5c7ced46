using OpsConsole.Core.Listing;

namespace OpsConsole.Core.Users.Listing;

/// <summary>The orders of users. Their status is none: it changes as time goes on.</summary>
public static class UserSort
{
    /// <summary>Keep in step with <see cref="UserIndex"/> and <see cref="UserListColumn"/>.</summary>
    public static ListSorts All { get; } = new("name", ["id", "name", "email", "roles", "seen", "created", "locked"]);

    /// <summary>By name.</summary>
    public static ListSort Default => All.Usual;

    /// <inheritdoc cref="ListSorts.Parse"/>
    public static ListSort Parse(string? text) => All.Parse(text);
}
