using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Activity;
using OpsConsole.Core.Users.Roles;

namespace OpsConsole.Core.Users;

/// <summary>An account as the actor saw it: a change counts only if it still has that version.</summary>
/// <param name="Version">The account's <see cref="User.ConcurrencyStamp"/>.</param>
public readonly record struct UserRef(long Id, string Version);

/// <summary>Gives an account exactly these roles; they count with its next click.</summary>
public sealed class ChangeUserRoles(OpsDbs dbs)
{
    public async Task<Result<long>> RunAsync(UserRef target, IReadOnlyCollection<string> roles, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(UserPermissions.Manage) is { } refusal)
            return refusal;
        await using var db = dbs.Open(actor);
        if (await db.Users.FirstOrDefaultAsync(row => row.Id == target.Id, ct) is not { } user)
            return new NotFound("The account");
        if (user.ConcurrencyStamp != target.Version)
            return await db.WhoChangedAsync(user, ct);

        var wanted = await db.Roles.Include(role => role.Permissions).Where(role => roles.Contains(role.Name)).ToListAsync(ct);
        if (roles.FirstOrDefault(name => wanted.All(role => role.Name != name)) is { } unknown)
            return new RoleIsUnknown(unknown);
        var present = await db.RoleMemberships.Include(membership => membership.Role).Where(membership => membership.UserId == user.Id).ToListAsync(ct);
        var added = wanted.Where(role => present.All(membership => membership.RoleId != role.Id)).ToList();
        var taken = present.Where(membership => wanted.All(role => role.Id != membership.RoleId)).ToList();
        if (added.Count + taken.Count == 0)
            return new NothingWouldChange();
        if (await WhyNotAsync(db, user, wanted, actor, ct) is { } problem)
            return problem;

        db.RoleMemberships.RemoveRange(taken);
        db.RoleMemberships.AddRange(added.Select(role => new RoleMembership { UserId = user.Id, RoleId = role.Id }));
        user.ConcurrencyStamp = Guid.NewGuid().ToString();
        db.Record(actor, "user.roles-changed", user,
            new { Added = added.Select(role => role.Name), Taken = taken.Select(membership => membership.Role.Name) });
        try
        {
            return await db.SaveUnlessChangedAsync(user, ct) is { } conflict ? conflict : user.Id;
        }
        catch (DbUpdateException) when (added.Count > 0)
        {
            return await db.RoleThatIsGoneAsync(added, ct) is { } gone ? gone : await db.WhoChangedAsync(user, ct);
        }
    }

    private static async Task<Error?> WhyNotAsync(OpsDb db, User user, List<Role> wanted, Actor actor, CancellationToken ct)
    {
        var willManage = wanted.Any(role => role.Permissions.Any(held => held.Permission == UserPermissions.Manage));
        if (willManage || !await db.MayManageUsersAsync(user.Id, ct))
            return null;
        return user.Id == actor.UserId ? new CannotShutYourselfOut() : await db.KeepSomebodyWhoManagesUsersAsync(ct, withoutUser: user.Id);
    }
}
