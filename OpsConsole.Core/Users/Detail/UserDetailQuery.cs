using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Users.Listing;

namespace OpsConsole.Core.Users.Detail;

/// <summary>A role that somebody has, with what it lets them do.</summary>
public sealed record RoleHeld(long Id, string Name, FrozenSet<string> Permissions);

/// <summary>One account for those who look after it: nothing that could open it.</summary>
/// <param name="Version">As of which a change of roles counts; see <see cref="UserRef"/>.</param>
/// <param name="Logins">Directories that open it, such as Entra ID.</param>
/// <param name="LockedUntilUtc">Also when that has passed.</param>
public sealed record UserDetail(
    long Id, string Version, string Name, string Email, string? SignInName, string? Phone, UserStatus Status, DateTime? LockedUntilUtc, int FailedInARow, bool HasPassword,
    IReadOnlyList<string> Logins, bool HasTwoFactor, bool IsDemo, DateTime CreatedAtUtc, DateTime? LastSignInAtUtc, IReadOnlyList<RoleHeld> Roles)
{
    public UserRef Ref => new(Id, Version);

    /// <summary>When the person was erased; null for everybody else.</summary>
    public DateTime? ErasedAtUtc { get; init; }
}

/// <summary>Reads one account of a tenant. Callers check <see cref="UserPermissions.View"/>.</summary>
public sealed class UserDetailQuery(OpsDbs dbs, TimeProvider clock)
{
    /// <summary>Null when the tenant has no such account.</summary>
    public async Task<UserDetail?> LoadAsync(long tenantId, long userId, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        if (await db.Users.AsNoTracking().AsSplitQuery().Where(user => user.Id == userId).Select(UserAsRead.FromUser).FirstOrDefaultAsync(ct) is not { } row)
            return null;
        var more = await db.Users.AsNoTracking().Where(user => user.Id == userId)
            .Select(user => new { user.ConcurrencyStamp, user.PhoneNumber, user.AccessFailedCount, user.ErasedAtUtc, HasPassword = user.PasswordHash != null }).FirstAsync(ct);
        var roles = await db.RoleMemberships.AsNoTracking().Where(held => held.UserId == userId).OrderBy(held => held.Role.Name)
            .Select(held => new { held.RoleId, held.Role.Name, Permissions = held.Role.Permissions.Select(permission => permission.Permission).ToList() }).ToListAsync(ct);
        var logins = await db.UserLogins.Where(login => login.UserId == userId).OrderBy(login => login.LoginProvider).Select(login => login.ProviderDisplayName ?? login.LoginProvider).ToListAsync(ct);
        var shown = row.At(clock.GetUtcNow().UtcDateTime);
        return new UserDetail(
            userId, more.ConcurrencyStamp ?? "", shown.Name, shown.Email, shown.SignInName, more.PhoneNumber, shown.Status, shown.LockedUntilUtc, more.AccessFailedCount, more.HasPassword,
            logins, shown.HasTwoFactor, shown.IsDemo, shown.CreatedAtUtc, shown.LastSignInAtUtc,
            [.. roles.Select(role => new RoleHeld(role.RoleId, role.Name, role.Permissions.ToFrozenSet()))])
        {
            ErasedAtUtc = more.ErasedAtUtc,
        };
    }
}
