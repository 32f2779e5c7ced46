using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Activity;
using OpsConsole.Core.Permissions;

namespace OpsConsole.Core.Users;

/// <summary>A role as the actor saw it: a change counts only if it still has that version.</summary>
public readonly record struct RoleRef(long Id, long Version);

/// <summary>Lets a role do exactly this; it counts with the next click of everybody who has it.</summary>
public sealed class ChangeRolePermissions(OpsDbs dbs)
{
    public async Task<Result<long>> RunAsync(RoleRef target, IReadOnlyCollection<string> permissions, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(UserPermissions.Manage) is { } refusal)
            return refusal;
        if (permissions.FirstOrDefault(name => !PermissionCatalog.AllNames.Contains(name)) is { } unknown)
            return new PermissionIsUnknown(unknown);
        await using var db = dbs.Open(actor);
        if (await db.Roles.Include(row => row.Permissions).FirstOrDefaultAsync(row => row.Id == target.Id, ct) is not { } role)
            return new NotFound("The role");
        if (role.Version != target.Version)
            return await db.WhoChangedAsync(role, ct);

        var added = permissions.Except(role.Permissions.Select(held => held.Permission)).ToList();
        var taken = role.Permissions.Where(held => !permissions.Contains(held.Permission)).ToList();
        if (added.Count + taken.Count == 0)
            return new NothingWouldChange();
        if (taken.Any(held => held.Permission == UserPermissions.Manage) && await WhyNotAsync(db, role, actor, ct) is { } problem)
            return problem;

        db.RolePermissions.RemoveRange(taken);
        db.RolePermissions.AddRange(added.Select(name => new RolePermission { RoleId = role.Id, Permission = name }));
        db.Entry(role).Property(row => row.Version).IsModified = true;
        db.Record(actor, "role.permissions-changed", role, new { Added = added, Taken = taken.Select(held => held.Permission) });
        return await db.SaveUnlessChangedAsync(role, ct) is { } conflict ? conflict : role.Id;
    }

    private static async Task<Error?> WhyNotAsync(OpsDb db, Role role, Actor actor, CancellationToken ct)
    {
        if (actor.UserId is { } self && await db.MayManageUsersAsync(self, ct) && !await db.MayManageUsersAsync(self, ct, withoutRole: role.Id))
            return new CannotShutYourselfOut();
        return await db.KeepSomebodyWhoManagesUsersAsync(ct, withoutRole: role.Id);
    }
}
