using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Activity;

namespace OpsConsole.Core.Users.Roles;

/// <summary>
/// Calls a role of the tenant's own something else, or says anew what it is for. Whatever names it here goes along: views of users, flags
/// and the setting of who needs a code.
/// </summary>
public sealed class RenameRole(OpsDbs dbs, TimeProvider clock)
{
    private const int Attempts = 5;

    public async Task<Result<RoleRef>> RunAsync(RoleRef target, RoleNaming input, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(UserPermissions.Manage) is { } refusal)
            return refusal;
        var naming = input.Tidied();
        if (naming.WhyNot() is { } problem)
            return problem;
        // A view, a flag or the name itself may change between the look and the save; then all is looked at again.
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await RenameAsync(target, naming, actor, ct);
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
            }
        }
    }

    private async Task<Result<RoleRef>> RenameAsync(RoleRef target, RoleNaming naming, Actor actor, CancellationToken ct)
    {
        await using var db = dbs.Open(actor);
        if (await db.Roles.FirstOrDefaultAsync(row => row.Id == target.Id, ct) is not { } role)
            return new NotFound("The role");
        if (role.IsBuiltIn)
            return new RoleIsBuiltIn(role.Name);
        if (role.Version != target.Version)
            return await db.WhoChangedAsync(role, ct);
        if (role.Name == naming.Name && role.Purpose == naming.Purpose)
            return new NothingWouldChange();
        if (await db.WhyNotCalledAsync(naming.Name, role.Id, ct) is { } taken)
            return taken;

        var from = role.Name;
        role.Purpose = naming.Purpose;
        await db.InTransactionAsync(async () =>
        {
            var carried = from == naming.Name ? RoleMentions.None : await db.CarryRoleNameAsync(role, naming.Name, actor, clock.GetUtcNow().UtcDateTime, ct);
            db.Record(actor, "role.renamed", role, new { From = from, To = role.Name, role.Purpose, Views = carried.Views.Count, Flags = carried.Flags.Select(flag => flag.Label) });
            await db.SaveChangesAsync(ct);
        }, ct);
        return new RoleRef(role.Id, role.Version);
    }
}
