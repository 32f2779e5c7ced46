using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Activity;

namespace OpsConsole.Core.Users.Roles;

/// <param name="People">How many had it.</param>
public sealed record RoleRemoved(string Name, int People);

/// <summary>
/// Removes a role of the tenant's own and gives its people another one, or none: all of it in one transaction, with an entry for each person.
/// It counts with their next click.
/// </summary>
public sealed class RemoveRole(OpsDbs dbs, TimeProvider clock)
{
    /// <summary>More are changed in bulk, which has progress and can be stopped.</summary>
    public const int MostPeople = 2_000;

    private const int Attempts = 5;

    /// <param name="insteadId">The role that its people get, if they do not have it; null to leave them without.</param>
    public async Task<Result<RoleRemoved>> RunAsync(RoleRef target, long? insteadId, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(UserPermissions.Manage) is { } refusal)
            return refusal;
        // Somebody may get the role, or be changed, between the look and the save; then all is looked at again.
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await RemoveAsync(target, insteadId, actor, ct);
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
            }
        }
    }

    private async Task<Result<RoleRemoved>> RemoveAsync(RoleRef target, long? insteadId, Actor actor, CancellationToken ct)
    {
        await using var db = dbs.Open(actor);
        if (await db.Roles.Include(row => row.Permissions).FirstOrDefaultAsync(row => row.Id == target.Id, ct) is not { } role)
            return new NotFound("The role");
        if (role.IsBuiltIn)
            return new RoleIsBuiltIn(role.Name);
        if (role.Version != target.Version)
            return await db.WhoChangedAsync(role, ct);
        if (insteadId == role.Id)
            return new RoleIsItself(role.Name);
        var instead = insteadId is { } id ? await db.Roles.Include(row => row.Permissions).FirstOrDefaultAsync(row => row.Id == id, ct) : null;
        if (insteadId is not null && instead is null)
            return new NotFound("The role that they get instead");
        var count = await db.RoleMemberships.CountAsync(held => held.RoleId == role.Id, ct);
        if (count > MostPeople)
            return new RoleHasTooManyPeople(role.Name, count, MostPeople);
        var people = await db.Users.Where(user => db.RoleMemberships.Any(held => held.RoleId == role.Id && held.UserId == user.Id)).OrderBy(user => user.Id).ToListAsync(ct);
        if ((await WhyNotAsync(db, role, instead, people, actor, ct) ?? await db.ForgetRoleNameAsync(role.Name, actor, clock.GetUtcNow().UtcDateTime, ct)) is { } problem)
            return problem;

        await MovePeopleAsync(db, role, instead, people, actor, ct);
        db.Roles.Remove(role);
        db.Record(actor, "role.removed", role, new { role.Name, Instead = instead?.Name, People = people.Count, Permissions = role.Permissions.Select(held => held.Permission).Order(StringComparer.Ordinal) });
        await db.SaveChangesAsync(ct);
        return new RoleRemoved(role.Name, people.Count);
    }

    private static async Task MovePeopleAsync(OpsDb db, Role role, Role? instead, List<User> people, Actor actor, CancellationToken ct)
    {
        var held = await db.RoleMemberships.Where(row => row.RoleId == role.Id).ToListAsync(ct);
        db.RoleMemberships.RemoveRange(held);
        var having = instead is null ? [] : await db.RoleMemberships.AsNoTracking()
            .Where(row => row.RoleId == instead.Id && db.RoleMemberships.Any(other => other.RoleId == role.Id && other.UserId == row.UserId)).Select(row => row.UserId).ToHashSetAsync(ct);
        foreach (var user in people)
        {
            var gets = instead is not null && !having.Contains(user.Id);
            if (gets)
                db.RoleMemberships.Add(new RoleMembership { UserId = user.Id, RoleId = instead!.Id });
            user.ConcurrencyStamp = Guid.NewGuid().ToString();
            db.Record(actor, "user.roles-changed", user, new { Added = gets ? new[] { instead!.Name } : [], Taken = new[] { role.Name }, Removed = true });
        }

        // Whoever takes a right from that role, or removes it, at the same moment has to look again.
        if (instead is not null)
            db.Entry(instead).Property(row => row.Version).IsModified = true;
    }

    private static async Task<Error?> WhyNotAsync(OpsDb db, Role role, Role? instead, List<User> people, Actor actor, CancellationToken ct)
    {
        if (!Manages(role) || (instead is not null && Manages(instead)))
            return null;
        if (actor.UserId is { } self && people.Any(user => user.Id == self) && !await db.MayManageUsersAsync(self, ct, withoutRoles: [role.Id]))
            return new CannotShutYourselfOut();
        return people.Any(user => !user.IsDisabled) ? await db.KeepSomebodyWhoManagesUsersAsync(ct, withoutRoles: [role.Id]) : null;
    }

    private static bool Manages(Role role) => role.Permissions.Any(held => held.Permission == UserPermissions.Manage);
}
