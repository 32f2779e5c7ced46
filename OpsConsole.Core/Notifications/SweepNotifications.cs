using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Settings;

namespace OpsConsole.Core.Notifications;

/// <summary>Removes notifications that were read longer ago than the tenant keeps them. Unread ones stay for as long as it takes.</summary>
public sealed class SweepNotifications(OpsDbs dbs, TenantSettings settings, TimeProvider clock)
{
    private const int AtOnce = 1000;

    /// <returns>How many.</returns>
    public async Task<long> RunAsync(CancellationToken ct)
    {
        long swept = 0;
        foreach (var tenantId in await TenantsAsync(ct))
        {
            var before = clock.GetUtcNow().UtcDateTime.AddDays(-await settings.GetAsync(tenantId, SettingCatalog.ReadNotificationDays, ct));
            await using var db = dbs.Open(tenantId);
            int now;
            do
            {
                // In pieces, so that other writers get their turn.
                now = await db.Notifications.Where(row => row.ReadAtUtc < before).OrderBy(row => row.Id).Take(AtOnce).ExecuteDeleteAsync(ct);
                swept += now;
            }
            while (now == AtOnce);
        }

        return swept;
    }

    private async Task<List<long>> TenantsAsync(CancellationToken ct)
    {
        await using var db = dbs.OpenAcrossTenants();
        return await db.Tenants.OrderBy(tenant => tenant.Id).Select(tenant => tenant.Id).ToListAsync(ct);
    }
}
