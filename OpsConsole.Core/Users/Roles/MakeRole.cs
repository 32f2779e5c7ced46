using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Activity;

namespace OpsConsole.Core.Users.Roles;

/// <summary>Makes a role of the tenant's own, empty or with what another may do at this moment. A new version of the product gives it nothing.</summary>
public sealed class MakeRole(OpsDbs dbs)
{
    /// <summary>A matrix with more columns is read by nobody.</summary>
    public const int Most = 50;

    /// <param name="copyOf">The role whose permissions it begins with; null for none.</param>
    /// <returns>The role's id.</returns>
    public async Task<Result<long>> RunAsync(RoleNaming input, long? copyOf, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(UserPermissions.Manage) is { } refusal)
            return refusal;
        var naming = input.Tidied();
        if (naming.WhyNot() is { } problem)
            return problem;
        await using var db = dbs.Open(actor);
        if (await db.WhyNotCalledAsync(naming.Name, exceptId: 0, ct) is { } taken)
            return taken;
        if (await db.Roles.CountAsync(row => !row.IsBuiltIn, ct) >= Most)
            return new TooManyRoles(Most);
        var model = copyOf is { } id ? await db.Roles.AsNoTracking().Include(row => row.Permissions).FirstOrDefaultAsync(row => row.Id == id, ct) : null;
        if (copyOf is not null && model is null)
            return new NotFound("The role to copy");

        var held = model?.Permissions.Select(row => row.Permission).Order(StringComparer.Ordinal).ToList() ?? [];
        var role = new Role { Name = naming.Name, Purpose = naming.Purpose, Permissions = [.. held.Select(name => new RolePermission { Permission = name })] };
        db.Roles.Add(role);
        db.Record(actor, "role.made", role, new { role.Name, role.Purpose, CopyOf = model?.Name, Permissions = held });
        try
        {
            await db.SaveChangesAsync(ct);
            return role.Id;
        }
        catch (DbUpdateException)
        {
            // Somebody took the name between the look and the save; the unique index decides.
            await using var now = dbs.Open(actor);
            return await now.WhyNotCalledAsync(naming.Name, exceptId: 0, ct) is { } quicker ? quicker : throw new InvalidOperationException("The role could not be saved.");
        }
    }
}
