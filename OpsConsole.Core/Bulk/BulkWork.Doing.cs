using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Work;

namespace OpsConsole.Core.Bulk;

public abstract partial class BulkWork<TRow>
{
    private async Task DoAllAsync(WorkRun run, BulkPlan plan, CancellationToken ct)
    {
        for (var number = plan.BatchesDone + 1; number <= plan.Batches; number++)
        {
            var rows = await FrozenAsync(run, plan, number, ct);
            var at = number;
            await SaveAsync(run, plan, rows, part => DoAsync(plan, part, part.Items[^1] == rows[^1] ? at : at - 1, ct), isHopeless: false, ct);
        }

        while (await FailedAsync(run, plan, ct) is { Length: > 0 } failed)
            await SaveAsync(run, plan, failed, part => RetryAsync(plan, part, ct), isHopeless: false, ct);

        await EndAsync(run, plan, (db, action, now) =>
        {
            action.Finish(now);
            db.Record(plan.By, room.Deeds.Finished, action, new { action.Kind, action.Done, action.LeftOut, action.Failed, action.StopReason });
        }, ct);
    }

    private async Task<BulkRow[]> FrozenAsync(WorkRun run, BulkPlan plan, int number, CancellationToken ct)
    {
        await using var db = dbs.Open(run.TenantId);
        var batch = await db.BulkBatches.AsNoTracking().FirstAsync(row => row.ActionId == plan.ActionId && row.Number == number, ct);
        return [.. batch.Read()];
    }

    /// <summary>Rows that failed in an earlier round; none in the first.</summary>
    private async Task<long[]> FailedAsync(WorkRun run, BulkPlan plan, CancellationToken ct)
    {
        await using var db = dbs.Open(run.TenantId);
        return await db.BulkResults
            .Where(result => result.ActionId == plan.ActionId && result.Outcome == BulkOutcome.Failed && result.Round < plan.Round)
            .OrderBy(result => result.RowId).Take(BulkBatch.Most).Select(result => result.RowId).ToArrayAsync(ct);
    }

    private async Task DoAsync(BulkPlan plan, BulkPart<BulkRow> part, int batchesDone, CancellationToken ct)
    {
        var db = part.Turn.Db;
        var ids = part.Items.Select(item => item.Id).ToArray();
        // Half of a batch may be saved already, from before the node died.
        var saved = await db.BulkResults.Where(row => row.ActionId == plan.ActionId && ids.Contains(row.RowId)).Select(row => row.RowId).ToHashSetAsync(ct);
        var stopped = part.Action.StopReason;
        var rows = stopped is null ? await LookAsync(plan, db, ids, ct) : [];
        var changed = plan.Kind.IsBesideTheVersion ? BulkRoom<TRow>.Unchanged
            : await ChangedAsync(db, part.Action, part.Items.Where(item => rows.TryGetValue(item.Id, out var row) && room.VersionOf(row) != item.Version).Select(item => item.Id), sinceDone: false, ct);
        var results = new List<BulkResult>(ids.Length);
        foreach (var seen in part.Items.Where(item => !saved.Contains(item.Id)))
        {
            var result = new BulkResult { ActionId = plan.ActionId, RowId = seen.Id, Round = plan.Round };
            if (stopped is not null)
                Leave(result, stopped);
            else
                Do(plan, part, result, rows.GetValueOrDefault(seen.Id), changed.GetValueOrDefault(seen.Id));
            results.Add(result);
        }

        db.BulkResults.AddRange(results);
        part.Action.Advance(batchesDone, Count(results, BulkOutcome.Done), Count(results, BulkOutcome.LeftOut), Count(results, BulkOutcome.Failed));
    }

    private async Task RetryAsync(BulkPlan plan, BulkPart<long> part, CancellationToken ct)
    {
        var db = part.Turn.Db;
        var results = await db.BulkResults.Where(row => row.ActionId == plan.ActionId && part.Items.Contains(row.RowId)).ToListAsync(ct);
        var stopped = part.Action.StopReason;
        var rows = stopped is null ? await LookAsync(plan, db, part.Items, ct) : [];
        foreach (var result in results)
        {
            result.Round = plan.Round;
            // Each as it is now, whoever changed it since.
            if (stopped is not null)
                Leave(result, stopped);
            else
                Do(plan, part, result, rows.GetValueOrDefault(result.RowId), changed: null);
        }

        part.Action.AdvanceRetry(Count(results, BulkOutcome.Done), Count(results, BulkOutcome.LeftOut), Count(results, BulkOutcome.Failed));
    }

    /// <summary>Its turn never came; a retry takes it up.</summary>
    private static void Leave(BulkResult result, string why) =>
        (result.Outcome, result.Reason) = (BulkOutcome.Failed, BulkResult.Shortened(new NotDone(why).Message));

    private void Do<T>(BulkPlan plan, BulkPart<T> part, BulkResult result, TRow? row, ChangedMeanwhile? changed)
    {
        Error? failure =
            row is null ? new RowIsGone(room.Noun, result.RowId)
            : part.IsHopeless ? new RowCouldNotBeSaved(room.Noun)
            : changed;
        string? before = null;
        var stays = failure is null ? plan.Kind.WhatStays(row!) : null;
        var reason = failure ?? plan.Kind.WhyNot(row!, part.Turn.NowUtc) ?? plan.Kind.Do(row!, part.Turn, out before);
        result.Outcome = failure is not null ? BulkOutcome.Failed : reason is not null ? BulkOutcome.LeftOut : BulkOutcome.Done;
        result.Reason = (reason ?? stays) is { } said ? BulkResult.Shortened(said.Message) : null;
        if (reason is null)
            (result.Before, result.VersionAfter) = (before, room.VersionOf(row!) + (plan.Kind.IsBesideTheVersion ? 0 : 1));
    }

    private async Task<Dictionary<long, TRow>> LookAsync(BulkPlan plan, OpsDb db, long[] ids, CancellationToken ct)
    {
        var rows = await room.ByIdAsync(room.Rows(db), ids, ct);
        await plan.Kind.LookAsync(db, rows.Values, ct);
        return rows;
    }

    private Task<IReadOnlyDictionary<long, ChangedMeanwhile>> ChangedAsync(OpsDb db, BulkAction action, IEnumerable<long> others, bool sinceDone, CancellationToken ct)
    {
        long[] ids = [.. others];
        return ids.Length == 0 ? Task.FromResult(BulkRoom<TRow>.Unchanged) : room.ChangedAsync(db, action, ids, sinceDone, ct);
    }

    private static int Count(List<BulkResult> results, BulkOutcome outcome) => results.Count(result => result.Outcome == outcome);
}
