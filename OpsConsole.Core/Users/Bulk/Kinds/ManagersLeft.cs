using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Users.Bulk.Kinds;

/// <summary>
/// Keeps the right to manage users with somebody while a batch takes it from others. The roles that hold it get a new version with the save:
/// of two who take it from each other at once one loses the race and looks again, on every database.
/// </summary>
internal sealed class ManagersLeft
{
    private List<Role> roles = [];
    private HashSet<long> losing = [];
    private bool isLeft = true;

    /// <param name="withoutRole">The role that is taken; null when it is the account that is shut.</param>
    public async Task LookAsync(OpsDb db, long[] ids, long? withoutRole, CancellationToken ct)
    {
        (roles, losing, isLeft) = ([], [], true);
        if (!await db.WhoManageUsers([], []).AnyAsync(manager => ids.Contains(manager.UserId), ct))
            return;
        // The versions first and then the look: what changes in between makes the save fail.
        roles = await db.Roles.Where(role => role.Permissions.Any(held => held.Permission == UserPermissions.Manage)).ToListAsync(ct);
        losing = await ManagingAsync(db, ids, [], ct);
        var keeping = withoutRole is { } taken ? await ManagingAsync(db, ids, [taken], ct) : [];
        losing.ExceptWith(keeping);
        isLeft = losing.Count == 0 || keeping.Count > 0 || await db.WhoManageUsers([], []).AnyAsync(manager => !ids.Contains(manager.UserId), ct);
    }

    public bool WouldLose(User user) => losing.Contains(user.Id);

    public Error? WhyNotLose(User user) => !isLeft && losing.Count == 1 && losing.Contains(user.Id) ? new SomebodyMustManageUsers() : null;

    public void Lose(OpsDb db, User user)
    {
        if (!losing.Remove(user.Id))
            return;
        foreach (var role in roles)
            db.Entry(role).Property(row => row.Version).IsModified = true;
    }

    private static Task<HashSet<long>> ManagingAsync(OpsDb db, long[] ids, long[] withoutRoles, CancellationToken ct) =>
        db.WhoManageUsers(withoutRoles, []).Where(manager => ids.Contains(manager.UserId)).Select(manager => manager.UserId).ToHashSetAsync(ct);
}
