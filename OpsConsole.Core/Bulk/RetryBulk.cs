using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Work;

namespace OpsConsole.Core.Bulk;

/// <summary>
/// Tries the rows that failed once more, each as it is now. When the work itself was given up, it goes on behind the last row it
/// saved instead.
/// </summary>
public sealed class RetryBulk(OpsDbs dbs, BulkRooms rooms, TimeProvider clock)
{
    /// <returns>The new work item's id.</returns>
    public Task<Result<long>> RunAsync(long actionId, Actor actor, CancellationToken ct) =>
        dbs.MoveBulkAsync(rooms, actionId, actor, clock, async (db, action, _) =>
        {
            if (action.IsAtWork && action.WorkItemId is { } given)
            {
                var status = await db.WorkItems.Where(item => item.Id == given).Select(item => (WorkStatus?)item.Status).FirstOrDefaultAsync(ct);
                if (action.SweptAtUtc is not null)
                    return new BulkResultsAreGone();
                var isStoppedUndo = status == WorkStatus.Done && action is { Phase: BulkPhase.Undoing, StopReason: not null };
                if (!isStoppedUndo && status is not (WorkStatus.Dead or WorkStatus.Discarded or null))
                    return new BulkIsAtWork();
                action.GoOn();
                return null;
            }

            return action.Retry();
        }, deeds => deeds.Retried, action => new { action.Kind, action.Failed }, ct);
}
