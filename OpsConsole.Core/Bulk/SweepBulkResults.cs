using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Tenants;
using OpsConsole.Core.Work;

namespace OpsConsole.Core.Bulk;

/// <summary>
/// Removes results and frozen rows of bulk actions that ended, or were given up and nobody took up again, longer ago than the tenant
/// keeps them. The action with its counts stays. An action is marked first, so that nobody tries it again meanwhile; whoever is killed
/// in between leaves rows of a marked action, which the next run removes.
/// </summary>
public sealed class SweepBulkResults(OpsDbs dbs, TenantSettings settings, TimeProvider clock)
{
    /// <returns>How many actions.</returns>
    public async Task<long> RunAsync(CancellationToken ct)
    {
        long swept = 0;
        foreach (var tenantId in await dbs.TenantIdsAsync(ct))
        {
            await MarkAsync(tenantId, ct);
            swept += await RemoveAsync(tenantId, ct);
        }

        return swept;
    }

    private async Task MarkAsync(long tenantId, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var before = now.AddDays(-await settings.GetAsync(tenantId, SettingCatalog.BulkResultDays, ct));
        await using var db = dbs.Open(tenantId);
        await db.BulkActions
            .Where(action => action.SweptAtUtc == null && action.StartedAtUtc < before)
            .Where(action => action.Phase == BulkPhase.Done ? action.FinishedAtUtc < before
                : action.Phase == BulkPhase.Undone ? action.UndoneAtUtc < before
                : !db.WorkItems.Any(item => item.Id == action.WorkItemId && (item.Status == WorkStatus.Waiting || item.Status == WorkStatus.Running)))
            .ExecuteUpdateAsync(set => set.SetProperty(action => action.SweptAtUtc, now).SetProperty(action => action.Version, action => action.Version + 1), ct);
    }

    private async Task<long> RemoveAsync(long tenantId, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        var left = await db.BulkActions
            .Where(action => action.SweptAtUtc != null
                && (db.BulkResults.Any(result => result.ActionId == action.Id) || db.BulkBatches.Any(batch => batch.ActionId == action.Id)))
            .Select(action => action.Id).ToListAsync(ct);
        foreach (var actionId in left)
        {
            await db.BulkResults.Where(result => result.ActionId == actionId).OrderBy(result => result.RowId).RemoveInPiecesAsync(ct);
            await db.BulkBatches.Where(batch => batch.ActionId == actionId).ExecuteDeleteAsync(ct);
        }

        return left.Count;
    }
}
