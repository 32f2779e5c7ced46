using System.Linq.Expressions;
using OpsConsole.Core.Listing;

namespace OpsConsole.Core.Users.Listing;

/// <summary>What an index knows of a user: all that can be filtered, searched or sorted by.</summary>
internal sealed record UserIndexEntry(
    long Id, long Revision, string Name, string Email, List<string> Roles, bool IsDisabled, DateTimeOffset? LockedUntil, DateTime? SeenAtUtc, DateTime CreatedAtUtc,
    bool HasTwoFactor, bool HasPassword, bool IsDemo, string SearchText, List<string> Markets) : IIndexEntry
{
    private const char Between = '\n';

    public long Stamp => Revision;

    /// <summary>The roles as one text, which many users share.</summary>
    public string RolesTogether => string.Join(Between, Roles);

    public string MarketsTogether => string.Join(Between, Markets);

    public static Expression<Func<User, UserIndexEntry>> FromUser { get; } = user => new UserIndexEntry(
        user.Id, user.Revision, user.DisplayName, user.Email ?? "", user.Memberships.Select(held => held.Role.Name).OrderBy(name => name).ToList(), user.IsDisabled, user.LockoutEnd, user.LastSignInAtUtc,
        user.CreatedAtUtc, user.TwoFactorEnabled, user.PasswordHash != null, user.IsDemo, user.SearchText, user.Markets.Select(market => market.Place).OrderBy(place => place).ToList());

    public static string[] PartsOf(string together) => together.Split(Between, StringSplitOptions.RemoveEmptyEntries);
}
