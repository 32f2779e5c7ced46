using OpsConsole.Core.Settings;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Work;

/// <summary>Removes queued work, with its attempts, that was done or put aside longer ago than the tenant keeps it. What failed stays until somebody acts.</summary>
public sealed class SweepFinishedWork(OpsDbs dbs, TenantSettings settings, TimeProvider clock)
{
    /// <returns>How many items.</returns>
    public async Task<long> RunAsync(CancellationToken ct)
    {
        long swept = 0;
        foreach (var tenantId in await dbs.TenantIdsAsync(ct))
        {
            var before = clock.GetUtcNow().UtcDateTime.AddDays(-await settings.GetAsync(tenantId, SettingCatalog.FinishedWorkDays, ct));
            await using var db = dbs.Open(tenantId);
            // One state at a time: each is a stretch of an index.
            foreach (var status in (WorkStatus[])[WorkStatus.Done, WorkStatus.Discarded])
                swept += await db.WorkItems.Where(item => item.Status == status && item.EndedAtUtc < before).OrderBy(item => item.Id).RemoveInPiecesAsync(ct);
        }

        return swept;
    }
}
