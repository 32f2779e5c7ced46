using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Leads.Bulk.Kinds;
using OpsConsole.Core.Work;

namespace OpsConsole.Core.Leads.Bulk;

public sealed partial class LeadBulkWork
{
    private async Task DoAllAsync(WorkRun run, LeadBulkPlan plan, CancellationToken ct)
    {
        for (var number = plan.BatchesDone + 1; number <= plan.Batches; number++)
        {
            var leads = await FrozenAsync(run, plan, number, ct);
            var at = number;
            await SaveAsync(run, plan, leads, part => DoAsync(plan, part, part.Items[^1] == leads[^1] ? at : at - 1, ct), isHopeless: false, ct);
        }

        while (await FailedAsync(run, plan, ct) is { Length: > 0 } failed)
            await SaveAsync(run, plan, failed, part => RetryAsync(plan, part, ct), isHopeless: false, ct);

        await EndAsync(run, plan, (db, action, now) =>
        {
            action.Finish(now);
            db.Record(plan.By, "lead-bulk.finished", action, new { action.Kind, action.Done, action.LeftOut, action.Failed, action.StopReason });
        }, ct);
    }

    private async Task<LeadRef[]> FrozenAsync(WorkRun run, LeadBulkPlan plan, int number, CancellationToken ct)
    {
        await using var db = dbs.Open(run.TenantId);
        var batch = await db.LeadBulkBatches.AsNoTracking().FirstAsync(row => row.ActionId == plan.ActionId && row.Number == number, ct);
        return [.. batch.Read()];
    }

    /// <summary>Leads that failed in an earlier round; none in the first.</summary>
    private async Task<long[]> FailedAsync(WorkRun run, LeadBulkPlan plan, CancellationToken ct)
    {
        await using var db = dbs.Open(run.TenantId);
        return await db.LeadBulkResults
            .Where(result => result.ActionId == plan.ActionId && result.Outcome == LeadBulkOutcome.Failed && result.Round < plan.Round)
            .OrderBy(result => result.LeadId).Take(BatchLeads).Select(result => result.LeadId).ToArrayAsync(ct);
    }

    private static async Task DoAsync(LeadBulkPlan plan, LeadBulkPart<LeadRef> part, int batchesDone, CancellationToken ct)
    {
        var db = part.Turn.Db;
        var ids = part.Items.Select(item => item.Id).ToArray();
        // Half of a batch may be saved already, from before the node died.
        var saved = await db.LeadBulkResults.Where(row => row.ActionId == plan.ActionId && ids.Contains(row.LeadId)).Select(row => row.LeadId).ToHashSetAsync(ct);
        var stopped = part.Action.StopReason;
        var leads = stopped is null ? await LookAsync(plan, db, ids, ct) : [];
        var results = new List<LeadBulkResult>(ids.Length);
        foreach (var seen in part.Items.Where(item => !saved.Contains(item.Id)))
        {
            var result = new LeadBulkResult { ActionId = plan.ActionId, LeadId = seen.Id, Round = plan.Round };
            if (stopped is not null)
                Leave(result, stopped);
            else
                await DoAsync(plan, part.Turn, result, leads.GetValueOrDefault(seen.Id), seen.Version, part.IsHopeless, ct);
            results.Add(result);
        }

        db.LeadBulkResults.AddRange(results);
        part.Action.Advance(batchesDone, Count(results, LeadBulkOutcome.Done), Count(results, LeadBulkOutcome.LeftOut), Count(results, LeadBulkOutcome.Failed));
    }

    private static async Task RetryAsync(LeadBulkPlan plan, LeadBulkPart<long> part, CancellationToken ct)
    {
        var db = part.Turn.Db;
        var results = await db.LeadBulkResults.Where(row => row.ActionId == plan.ActionId && part.Items.Contains(row.LeadId)).ToListAsync(ct);
        var stopped = part.Action.StopReason;
        var leads = stopped is null ? await LookAsync(plan, db, part.Items, ct) : [];
        foreach (var result in results)
        {
            result.Round = plan.Round;
            if (stopped is not null)
            {
                Leave(result, stopped);
                continue;
            }

            var lead = leads.GetValueOrDefault(result.LeadId);
            await DoAsync(plan, part.Turn, result, lead, lead?.Version ?? 0, part.IsHopeless, ct);
        }

        part.Action.AdvanceRetry(Count(results, LeadBulkOutcome.Done), Count(results, LeadBulkOutcome.LeftOut), Count(results, LeadBulkOutcome.Failed));
    }

    /// <summary>Its turn never came; a retry takes it up.</summary>
    private static void Leave(LeadBulkResult result, string why) =>
        (result.Outcome, result.Reason) = (LeadBulkOutcome.Failed, LeadBulkResult.Shortened(new NotDone(why).Message));

    private static async Task DoAsync(LeadBulkPlan plan, LeadBulkTurn turn, LeadBulkResult result, Lead? lead, long seenVersion, bool isHopeless, CancellationToken ct)
    {
        Error? failure =
            lead is null ? new LeadIsGone(result.LeadId)
            : isHopeless ? new LeadCouldNotBeSaved()
            : !plan.Kind.IsBesideTheVersion && lead.Version != seenVersion ? await turn.Db.ChangedMeanwhileAsync(lead, ct)
            : null;
        string? before = null;
        var stays = failure is null ? plan.Kind.WhatStays(lead!) : null;
        var reason = failure ?? plan.Kind.WhyNot(lead!, turn.NowUtc) ?? plan.Kind.Do(lead!, turn, out before);
        result.Outcome = failure is not null ? LeadBulkOutcome.Failed : reason is not null ? LeadBulkOutcome.LeftOut : LeadBulkOutcome.Done;
        result.Reason = (reason ?? stays) is { } said ? LeadBulkResult.Shortened(said.Message) : null;
        if (reason is null)
            (result.Before, result.VersionAfter) = (before, plan.Kind.IsBesideTheVersion ? lead!.Version : lead!.Version + 1);
    }

    private static async Task<Dictionary<long, Lead>> LookAsync(LeadBulkPlan plan, OpsDb db, long[] ids, CancellationToken ct)
    {
        var leads = await db.Leads.Where(lead => ids.Contains(lead.Id)).ToDictionaryAsync(lead => lead.Id, ct);
        await plan.Kind.LookAsync(db, leads.Values, ct);
        return leads;
    }

    private static int Count(List<LeadBulkResult> results, LeadBulkOutcome outcome) => results.Count(result => result.Outcome == outcome);
}
