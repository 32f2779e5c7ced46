using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Users;

/// <summary>Keeps a tenant from shutting out everybody who could open it again.</summary>
internal static class WhoManagesUsers
{
    /// <param name="withoutRoles">Roles whose right does not count any more.</param>
    /// <param name="withRoles">Roles that will have it.</param>
    public static Task<bool> MayManageUsersAsync(this OpsDb db, long userId, CancellationToken ct, long[]? withoutRoles = null, long[]? withRoles = null) =>
        db.WhoManageUsers(withoutRoles ?? [], withRoles ?? []).AnyAsync(manager => manager.UserId == userId, ct);

    /// <summary>
    /// Refuses when nobody but <paramref name="withoutUser"/>, or but through <paramref name="withoutRoles"/>, may manage users. Else the
    /// roles that hold the right get a new version with the coming save: of two administrators who shut each other out at once only one
    /// wins, on every database.
    /// </summary>
    public static async Task<Error?> KeepSomebodyWhoManagesUsersAsync(this OpsDb db, CancellationToken ct, long withoutUser = 0, long[]? withoutRoles = null, long[]? withRoles = null)
    {
        // The versions first and then the look: what changes in between makes the save fail.
        var roles = await db.Roles.Where(role => role.Permissions.Any(held => held.Permission == UserPermissions.Manage)).ToListAsync(ct);
        if (!await db.WhoManageUsers(withoutRoles ?? [], withRoles ?? []).AnyAsync(manager => manager.UserId != withoutUser, ct))
            return new SomebodyMustManageUsers();
        foreach (var role in roles)
            db.Entry(role).Property(row => row.Version).IsModified = true;
        return null;
    }

    /// <summary>The open accounts that may manage users, each as often as a role lets it.</summary>
    public static IQueryable<RoleMembership> WhoManageUsers(this OpsDb db, long[] withoutRoles, long[] withRoles) =>
        from membership in db.RoleMemberships
        join user in db.Users on membership.UserId equals user.Id
        where !user.IsDisabled
            && (withRoles.Contains(membership.RoleId) || (!withoutRoles.Contains(membership.RoleId) && membership.Role.Permissions.Any(held => held.Permission == UserPermissions.Manage)))
        select membership;
}
