using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Tenants;

internal static class OperatorTenant
{
    /// <summary>The tenant whose people run the installation: the first that was made (decision 0113). 0 before there is one.</summary>
    public static Task<long> OperatorTenantIdAsync(this OpsDb db, CancellationToken ct) =>
        db.Tenants.OrderBy(tenant => tenant.Id).Select(tenant => tenant.Id).FirstOrDefaultAsync(ct);
}
