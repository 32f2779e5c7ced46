using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Users.Roles;

/// <summary>What the tenant's roles are called, the built-in ones first: for rules that name roles, whoever makes them.</summary>
public sealed class RoleNamesQuery(OpsDbs dbs)
{
    public async Task<IReadOnlyList<string>> LoadAsync(long tenantId, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        var roles = await db.Roles.AsNoTracking().Select(role => new { role.Id, role.Name, role.IsBuiltIn }).ToListAsync(ct);
        return [.. roles.OrderByDescending(role => role.IsBuiltIn).ThenBy(role => role.IsBuiltIn ? "" : role.Name, StringComparer.OrdinalIgnoreCase).ThenBy(role => role.Id).Select(role => role.Name)];
    }
}
