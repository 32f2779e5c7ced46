using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Activity;
using OpsConsole.Core.Permissions;

namespace OpsConsole.Core.Users;

/// <summary>A role as the actor saw it: a change counts only if it still has that version.</summary>
public readonly record struct RoleRef(long Id, long Version);

/// <summary>What a role is to hold from now on.</summary>
public sealed record RoleWish(RoleRef Role, IReadOnlyCollection<string> Permissions);

/// <summary>Lets roles do exactly this, all of them or none; it counts with the next click of everybody who has one.</summary>
public sealed class ChangeRolePermissions(OpsDbs dbs)
{
    /// <returns>How many roles changed.</returns>
    public async Task<Result<int>> RunAsync(IReadOnlyList<RoleWish> wishes, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(UserPermissions.Manage) is { } refusal)
            return refusal;
        if (wishes.SelectMany(wish => wish.Permissions).FirstOrDefault(name => !PermissionCatalog.AllNames.Contains(name)) is { } unknown)
            return new PermissionIsUnknown(unknown);
        await using var db = dbs.Open(actor);
        var ids = wishes.Select(wish => wish.Role.Id).ToList();
        var roles = await db.Roles.Include(row => row.Permissions).Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, ct);
        var changes = new List<RoleChange>();
        foreach (var wish in wishes)
        {
            if (!roles.TryGetValue(wish.Role.Id, out var role))
                return new NotFound("The role");
            if (role.Version != wish.Role.Version)
                return await db.WhoChangedAsync(role, ct);
            if (RoleChange.Of(role, wish.Permissions) is { } change)
                changes.Add(change);
        }

        if (changes.Count == 0)
            return new NothingWouldChange();
        if (await WhyNotAsync(db, changes, actor, ct) is { } problem)
            return problem;
        foreach (var (role, given, taken) in changes)
        {
            db.RolePermissions.RemoveRange(taken);
            db.RolePermissions.AddRange(given.Select(name => new RolePermission { RoleId = role.Id, Permission = name }));
            db.Entry(role).Property(row => row.Version).IsModified = true;
            db.Record(actor, "role.permissions-changed", role, new { Added = given, Taken = taken.Select(held => held.Permission) });
        }

        return await db.SaveUnlessChangedAsync(changes[0].Role, ct) is { } conflict ? conflict : changes.Count;
    }

    private static async Task<Error?> WhyNotAsync(OpsDb db, IReadOnlyList<RoleChange> changes, Actor actor, CancellationToken ct)
    {
        var without = changes.Where(change => change.Taken.Any(held => held.Permission == UserPermissions.Manage)).Select(change => change.Role.Id).ToArray();
        if (without.Length == 0)
            return null;
        var with = changes.Where(change => change.Given.Contains(UserPermissions.Manage)).Select(change => change.Role.Id).ToArray();
        if (actor.UserId is { } self && await db.MayManageUsersAsync(self, ct) && !await db.MayManageUsersAsync(self, ct, without, with))
            return new CannotShutYourselfOut();
        return await db.KeepSomebodyWhoManagesUsersAsync(ct, withoutRoles: without, withRoles: with);
    }

    private sealed record RoleChange(Role Role, IReadOnlyList<string> Given, IReadOnlyList<RolePermission> Taken)
    {
        public static RoleChange? Of(Role role, IReadOnlyCollection<string> permissions)
        {
            var change = new RoleChange(role, [.. permissions.Distinct().Except(role.Permissions.Select(held => held.Permission))], [.. role.Permissions.Where(held => !permissions.Contains(held.Permission))]);
            return change.Given.Count + change.Taken.Count == 0 ? null : change;
        }
    }
}
