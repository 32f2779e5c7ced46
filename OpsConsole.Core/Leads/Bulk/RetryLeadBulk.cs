using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Work;

namespace OpsConsole.Core.Leads.Bulk;

/// <summary>
/// Tries the leads that failed once more, each as it is now. When the work itself was given up, it goes on behind the last lead it
/// saved instead.
/// </summary>
public sealed class RetryLeadBulk(OpsDbs dbs, TimeProvider clock)
{
    /// <returns>The new work item's id.</returns>
    public Task<Result<long>> RunAsync(long actionId, Actor actor, CancellationToken ct) =>
        dbs.MoveBulkAsync(actionId, actor, clock, async (db, action) =>
        {
            if (action.IsAtWork && action.WorkItemId is { } given)
            {
                var status = await db.WorkItems.Where(item => item.Id == given).Select(item => (WorkStatus?)item.Status).FirstOrDefaultAsync(ct);
                if (action.SweptAtUtc is not null)
                    return new BulkResultsAreGone();
                var isStoppedUndo = status == WorkStatus.Done && action is { Phase: LeadBulkPhase.Undoing, StopReason: not null };
                if (!isStoppedUndo && status is not (WorkStatus.Dead or WorkStatus.Discarded or null))
                    return new BulkIsAtWork();
                action.GoOn();
                return null;
            }

            return action.Retry();
        }, (db, action) => db.Record(actor, "lead-bulk.retried", action, new { action.Kind, action.Failed }), ct);
}
