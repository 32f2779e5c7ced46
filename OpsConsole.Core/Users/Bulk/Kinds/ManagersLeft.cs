using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Users.Bulk.Kinds;

/// <summary>
/// Keeps the right to manage users with somebody while a batch takes it from others. Who is left is held to it with the save: of two who take
/// it from each other at once one loses the race and looks again, on every database.
/// </summary>
internal sealed class ManagersLeft
{
    private List<Role> roles = [];
    private HashSet<long> losing = [];
    private WhoIsLeft? left;
    private IReadOnlyList<User> lastOnes = [];

    /// <param name="withoutRole">The role that is taken; null when it is the account that is shut.</param>
    public async Task LookAsync(OpsDb db, long[] ids, long? withoutRole, CancellationToken ct)
    {
        (roles, losing, left, lastOnes) = ([], [], null, []);
        if (!await db.WhoManageUsers([], []).AnyAsync(manager => ids.Contains(manager.UserId), ct))
            return;
        // The versions first and then the look: what changes in between makes the save fail.
        roles = await db.Roles.Where(role => role.Permissions.Any(held => held.Permission == UserPermissions.Manage)).ToListAsync(ct);
        losing = await ManagingAsync(db, ids, [], ct);
        var keeping = withoutRole is { } taken ? await ManagingAsync(db, ids, [taken], ct) : [];
        losing.ExceptWith(keeping);
        if (losing.Count == 0)
            return;
        // Through a role that stays, for whoever keeps the right although the batch takes one from them.
        (left, _) = keeping.Count > 0
            ? await db.WhoIsLeftAsync(managers => managers.Where(manager => keeping.Contains(manager.UserId)), withoutRole is { } role ? [role] : [], [], ct)
            : await db.WhoIsLeftAsync(managers => managers.Where(manager => !ids.Contains(manager.UserId)), [], [], ct);
        if (left is null)
            lastOnes = await db.Users.Where(user => losing.Contains(user.Id)).ToListAsync(ct);
    }

    public bool WouldLose(User user) => losing.Contains(user.Id);

    public Error? WhyNotLose(User user) => left is null && losing.Count == 1 && losing.Contains(user.Id) ? new SomebodyMustManageUsers() : null;

    public void Lose(OpsDb db, User user)
    {
        if (!losing.Remove(user.Id))
            return;
        foreach (var role in roles)
            db.Entry(role).Property(row => row.Version).IsModified = true;
        left?.Hold(db);
        // Nobody outside the batch: whichever of them it leaves is held to it.
        foreach (var last in lastOnes.Where(last => losing.Contains(last.Id)))
            WhoIsLeft.Hold(db, last);
    }

    private static Task<HashSet<long>> ManagingAsync(OpsDb db, long[] ids, long[] withoutRoles, CancellationToken ct) =>
        db.WhoManageUsers(withoutRoles, []).Where(manager => ids.Contains(manager.UserId)).Select(manager => manager.UserId).ToHashSetAsync(ct);
}
