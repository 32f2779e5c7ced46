using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Upgrades;
using OpsConsole.Core.Users;

namespace OpsConsole.Core.Tenants;

/// <summary>Makes a tenant whole: its built-in roles with their first permissions, and a tally for each state. For verbs and seeds, not for people.</summary>
public sealed class CreateTenant(OpsDbs dbs, TimeProvider clock)
{
    /// <returns>The tenant's id; the present one's when the name is taken, so that a second start changes nothing.</returns>
    public async Task<long> RunAsync(string name, CancellationToken ct)
    {
        await using var db = dbs.OpenAcrossTenants();
        if (await db.Tenants.Where(tenant => tenant.Name == name).Select(tenant => (long?)tenant.Id).FirstOrDefaultAsync(ct) is { } present)
            return present;

        var tenant = new Tenant { Name = name, CreatedAtUtc = clock.GetUtcNow().UtcDateTime };
        await db.InTransactionAsync(async () =>
        {
            db.Tenants.Add(tenant);
            await db.SaveChangesAsync(ct);
            foreach (var (role, permissions) in BuiltInRoles.Permissions)
                db.Roles.Add(new Role
                {
                    TenantId = tenant.Id,
                    Name = role,
                    IsBuiltIn = true,
                    Permissions = [.. permissions.Select(permission => new RolePermission { TenantId = tenant.Id, Permission = permission })],
                });
            foreach (var status in Enum.GetValues<LeadStatus>())
                db.LeadTallies.Add(new LeadTally { TenantId = tenant.Id, Status = status });
            db.MarkAllOffered(tenant.Id);
            await db.SaveChangesAsync(ct);
        }, ct);
        return tenant.Id;
    }
}
