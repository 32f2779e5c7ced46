using System.Linq.Expressions;
using OpsConsole.Core.Filtering;
using OpsConsole.Core.Users.Markets;

namespace OpsConsole.Core.Users.Listing;

/// <summary>A user as lists show and exports write them: nothing that could open an account.</summary>
/// <param name="SignInName">What they sign in with, where it is not the address.</param>
/// <param name="LockedUntilUtc">Also when that has passed.</param>
public sealed record UserListRow(
    long Id, string Name, string Email, string? SignInName, Several<string> Roles, UserStatus Status, DateTime? LockedUntilUtc, DateTime? LastSignInAtUtc, DateTime CreatedAtUtc,
    bool HasTwoFactor, bool IsDemo, Several<string> Markets);

/// <summary>The same as the database gives it.</summary>
internal sealed record UserAsRead(
    long Id, string Name, string? Email, string? UserName, List<string> Roles, bool IsDisabled, DateTimeOffset? LockedUntil, DateTime? LastSignInAtUtc, DateTime CreatedAtUtc, bool HasTwoFactor, bool IsDemo, List<UserMarket> Markets)
{
    public static Expression<Func<User, UserAsRead>> FromUser { get; } = user => new UserAsRead(
        user.Id, user.DisplayName, user.Email, user.UserName, user.Memberships.Select(held => held.Role.Name).OrderBy(name => name).ToList(), user.IsDisabled, user.LockoutEnd,
        user.LastSignInAtUtc, user.CreatedAtUtc, user.TwoFactorEnabled, user.IsDemo, user.Markets.ToList());

    public UserListRow At(DateTime nowUtc) => new(
        Id, Name, Email ?? "", string.Equals(UserName, Email, StringComparison.OrdinalIgnoreCase) ? null : UserName, new([.. Roles]),
        IsDisabled ? UserStatus.Disabled : LockedUntil?.UtcDateTime > nowUtc ? UserStatus.Locked : UserStatus.Active, LockedUntil?.UtcDateTime, LastSignInAtUtc, CreatedAtUtc, HasTwoFactor, IsDemo,
        new([.. Markets.OrderBy(market => market.Kind).ThenBy(market => market.Place, StringComparer.Ordinal).Select(market => new Market(market.Kind, market.Place).ToString())]));
}
