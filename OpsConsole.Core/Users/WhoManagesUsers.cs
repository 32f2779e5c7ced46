using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Users;

/// <summary>Keeps a tenant from shutting out everybody who could open it again.</summary>
internal static class WhoManagesUsers
{
    private const int Looks = 5;

    /// <param name="withoutRoles">Roles whose right does not count any more.</param>
    /// <param name="withRoles">Roles that will have it.</param>
    public static Task<bool> MayManageUsersAsync(this OpsDb db, long userId, CancellationToken ct, long[]? withoutRoles = null, long[]? withRoles = null) =>
        db.WhoManageUsers(withoutRoles ?? [], withRoles ?? []).AnyAsync(manager => manager.UserId == userId, ct);

    /// <summary>
    /// Refuses when nobody but <paramref name="withoutUser"/>, or but through <paramref name="withoutRoles"/>, may manage users. Else somebody who
    /// is left is held to it: the coming save changes the versions of their account and of the roles, so that of two who shut each other out
    /// at once only one wins, on every database.
    /// </summary>
    public static async Task<Error?> KeepSomebodyWhoManagesUsersAsync(this OpsDb db, CancellationToken ct, long withoutUser = 0, long[]? withoutRoles = null, long[]? withRoles = null)
    {
        var (left, why) = await db.WhoIsLeftAsync(managers => managers.Where(manager => manager.UserId != withoutUser), withoutRoles ?? [], withRoles ?? [], ct);
        left?.Hold(db);
        return why;
    }

    /// <summary>Somebody who is left, with the versions as of which that is so; the error when nobody is.</summary>
    /// <param name="among">Who counts.</param>
    public static async Task<(WhoIsLeft? Left, Error? Why)> WhoIsLeftAsync(
        this OpsDb db, Func<IQueryable<RoleMembership>, IQueryable<RoleMembership>> among, long[] withoutRoles, long[] withRoles, CancellationToken ct)
    {
        for (var look = 1; look <= Looks; look++)
        {
            // The versions first and then the look: what changes in between makes the save fail. Who had no right when they were shut
            // would not meet the roles' versions, so that the version of the one who is left counts as well.
            var roles = await db.Roles.Where(role => withRoles.Contains(role.Id) || role.Permissions.Any(held => held.Permission == UserPermissions.Manage)).ToListAsync(ct);
            var managers = among(db.WhoManageUsers(withoutRoles, withRoles));
            if (await managers.OrderBy(manager => manager.UserId).Select(manager => (long?)manager.UserId).FirstOrDefaultAsync(ct) is not { } userId)
                return (null, new SomebodyMustManageUsers());
            var witness = await db.Users.FirstOrDefaultAsync(user => user.Id == userId, ct);
            long[] seen = [.. roles.Select(role => role.Id)];
            if (witness is not null && await managers.AnyAsync(manager => manager.UserId == userId && seen.Contains(manager.RoleId), ct))
                return (new WhoIsLeft(witness, roles), null);
        }

        return (null, new AccountChangedMeanwhile());
    }

    /// <summary>The open accounts that may manage users, each as often as a role lets it.</summary>
    public static IQueryable<RoleMembership> WhoManageUsers(this OpsDb db, long[] withoutRoles, long[] withRoles) =>
        from membership in db.RoleMemberships
        join user in db.Users on membership.UserId equals user.Id
        where !user.IsDisabled
            && (withRoles.Contains(membership.RoleId) || (!withoutRoles.Contains(membership.RoleId) && membership.Role.Permissions.Any(held => held.Permission == UserPermissions.Manage)))
        select membership;
}

/// <summary>Somebody who may manage users when all is done, and the roles that hold the right.</summary>
internal sealed record WhoIsLeft(User Witness, IReadOnlyList<Role> Roles)
{
    public void Hold(OpsDb db)
    {
        foreach (var role in Roles)
            db.Entry(role).Property(row => row.Version).IsModified = true;
        Hold(db, Witness);
    }

    /// <summary>Whoever changes this account at the same moment has to look again.</summary>
    public static void Hold(OpsDb db, User user)
    {
        user.ConcurrencyStamp = Guid.NewGuid().ToString();
        db.Signal(Live.Topic.Room(db.TenantId, "user"), user.Id);
        db.Signal(Live.Topic.One(db.TenantId, "user", user.Id), user.Id);
    }
}
