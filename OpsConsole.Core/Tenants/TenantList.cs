using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Tenants;

internal static class TenantList
{
    /// <summary>All tenants, for what runs on the clock for each of them.</summary>
    public static async Task<IReadOnlyList<long>> TenantIdsAsync(this OpsDbs dbs, CancellationToken ct)
    {
        await using var db = dbs.OpenAcrossTenants();
        return await db.Tenants.OrderBy(tenant => tenant.Id).Select(tenant => tenant.Id).ToListAsync(ct);
    }
}
