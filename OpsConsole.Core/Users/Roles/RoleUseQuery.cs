using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Users.Roles;

/// <summary>Who has a role and what names it, as it is shown before the role is renamed or removed.</summary>
/// <param name="People">How many have it, those whose accounts are disabled among them.</param>
/// <param name="Names">The first few of them.</param>
/// <param name="IsGivenElsewhere">A directory gives it at sign-in, by its name, which only the operator changes.</param>
public sealed record RoleUse(int People, int Disabled, IReadOnlyList<string> Names, RoleMentions Mentions, bool IsGivenElsewhere);

/// <summary>Names of roles that the operator's configuration gives to people of one tenant.</summary>
public sealed record RolesGivenElsewhere(string? Tenant, IReadOnlyCollection<string> Roles)
{
    public static RolesGivenElsewhere None { get; } = new(null, []);
}

/// <summary>Callers check <see cref="UserPermissions.View"/>.</summary>
public sealed class RoleUseQuery(OpsDbs dbs, RolesGivenElsewhere elsewhere)
{
    public const int MostNames = 5;

    /// <returns>Null when there is no such role any more.</returns>
    public async Task<RoleUse?> LoadAsync(long roleId, Actor actor, CancellationToken ct)
    {
        await using var db = dbs.Open(actor);
        if (await db.Roles.AsNoTracking().FirstOrDefaultAsync(row => row.Id == roleId, ct) is not { } role)
            return null;
        var people = db.Users.AsNoTracking().Where(user => db.RoleMemberships.Any(held => held.RoleId == roleId && held.UserId == user.Id));
        var isGiven = elsewhere.Roles.Contains(role.Name) && await db.Tenants.AnyAsync(tenant => tenant.Id == role.TenantId && tenant.Name == elsewhere.Tenant, ct);
        return new RoleUse(
            await people.CountAsync(ct), await people.CountAsync(user => user.IsDisabled, ct),
            await people.OrderBy(user => user.DisplayName).ThenBy(user => user.Id).Take(MostNames).Select(user => user.DisplayName).ToListAsync(ct),
            await db.MentionsOfRoleAsync(role.Name, ct), isGiven);
    }
}
