using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Work;

namespace OpsConsole.Core.Bulk;

public abstract partial class BulkWork<TRow>
{
    private async Task UndoAllAsync(WorkRun run, BulkPlan plan, CancellationToken ct)
    {
        var isStopped = false;
        while (!isStopped && await ToUndoAsync(run, plan, ct) is { Length: > 0 } rows)
            await SaveAsync(run, plan, rows, async part =>
            {
                isStopped = part.Action.StopReason is not null;
                if (!isStopped)
                    await UndoAsync(plan, part, ct);
            }, isHopeless: false, ct);
        // It stands as stopped from here: what was not undone waits for whoever goes on.
        if (isStopped)
            return;

        await EndAsync(run, plan, (db, action, now) =>
        {
            action.FinishUndo(now);
            db.Record(plan.By, room.Deeds.Undone, action, new { action.Kind, action.Undone, action.Kept });
        }, ct);
    }

    private async Task<long[]> ToUndoAsync(WorkRun run, BulkPlan plan, CancellationToken ct)
    {
        await using var db = dbs.Open(run.TenantId);
        return await db.BulkResults
            .Where(result => result.ActionId == plan.ActionId && result.Outcome == BulkOutcome.Done && result.Undo == null)
            .OrderBy(result => result.RowId).Take(BulkBatch.Most).Select(result => result.RowId).ToArrayAsync(ct);
    }

    private async Task UndoAsync(BulkPlan plan, BulkPart<long> part, CancellationToken ct)
    {
        var db = part.Turn.Db;
        var results = await db.BulkResults.Where(row => row.ActionId == plan.ActionId && part.Items.Contains(row.RowId)).ToListAsync(ct);
        var rows = await room.ByIdAsync(room.AllRows(db), part.Items, ct);
        await plan.Kind.LookAsync(db, rows.Values, ct);
        var changed = plan.Kind.IsBesideTheVersion ? BulkRoom<TRow>.Unchanged
            : await ChangedAsync(db, part.Action, results.Where(result => rows.TryGetValue(result.RowId, out var row) && room.VersionOf(row) != result.VersionAfter).Select(result => result.RowId), sinceDone: true, ct);
        foreach (var result in results)
        {
            var reason = Undo(plan, part, result, rows.GetValueOrDefault(result.RowId), changed.GetValueOrDefault(result.RowId));
            result.Undo = reason is null ? BulkUndoOutcome.Undone : BulkUndoOutcome.Kept;
            result.UndoReason = reason is null ? null : BulkResult.Shortened(reason.Message);
        }

        var undone = results.Count(result => result.Undo == BulkUndoOutcome.Undone);
        part.Action.AdvanceUndo(undone, results.Count - undone);
    }

    private Error? Undo(BulkPlan plan, BulkPart<long> part, BulkResult result, TRow? row, ChangedMeanwhile? changed)
    {
        if (row is null)
            return new RowIsGone(room.Noun, result.RowId);
        if (part.IsHopeless)
            return new RowCouldNotBeSaved(room.Noun);
        return changed ?? plan.Kind.WhyNotUndo(row, result.Before, part.Turn.NowUtc) ?? plan.Kind.Undo(row, result.Before, part.Turn);
    }
}
