using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Work;

namespace OpsConsole.Core.Leads.Bulk;

public sealed partial class LeadBulkWork
{
    private async Task UndoAllAsync(WorkRun run, LeadBulkPlan plan, CancellationToken ct)
    {
        var isStopped = false;
        while (!isStopped && await ToUndoAsync(run, plan, ct) is { Length: > 0 } leads)
            await SaveAsync(run, plan, leads, async part =>
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
            db.Record(plan.By, "lead-bulk.undone", action, new { action.Kind, action.Undone, action.Kept });
        }, ct);
    }

    private async Task<long[]> ToUndoAsync(WorkRun run, LeadBulkPlan plan, CancellationToken ct)
    {
        await using var db = dbs.Open(run.TenantId);
        return await db.LeadBulkResults
            .Where(result => result.ActionId == plan.ActionId && result.Outcome == LeadBulkOutcome.Done && result.Undo == null)
            .OrderBy(result => result.LeadId).Take(BatchLeads).Select(result => result.LeadId).ToArrayAsync(ct);
    }

    private static async Task UndoAsync(LeadBulkPlan plan, LeadBulkPart<long> part, CancellationToken ct)
    {
        var db = part.Turn.Db;
        var results = await db.LeadBulkResults.Where(row => row.ActionId == plan.ActionId && part.Items.Contains(row.LeadId)).ToListAsync(ct);
        var leads = await db.Leads.IgnoreQueryFilters([OpsDb.TrashFilter]).Where(lead => part.Items.Contains(lead.Id)).ToDictionaryAsync(lead => lead.Id, ct);
        await plan.Kind.LookAsync(db, leads.Values, ct);
        foreach (var result in results)
        {
            var reason = await UndoAsync(plan, part, result, leads.GetValueOrDefault(result.LeadId), ct);
            result.Undo = reason is null ? LeadBulkUndoOutcome.Undone : LeadBulkUndoOutcome.Kept;
            result.UndoReason = reason is null ? null : LeadBulkResult.Shortened(reason.Message);
        }

        var undone = results.Count(result => result.Undo == LeadBulkUndoOutcome.Undone);
        part.Action.AdvanceUndo(undone, results.Count - undone);
    }

    private static async Task<Error?> UndoAsync(LeadBulkPlan plan, LeadBulkPart<long> part, LeadBulkResult result, Lead? lead, CancellationToken ct)
    {
        if (lead is null)
            return new LeadIsGone(result.LeadId);
        if (part.IsHopeless)
            return new LeadCouldNotBeSaved();
        if (!plan.Kind.IsBesideTheVersion && lead.Version != result.VersionAfter)
            return await part.Turn.Db.ChangedMeanwhileAsync(lead, ct);
        return plan.Kind.WhyNotUndo(lead, result.Before, part.Turn.NowUtc) ?? plan.Kind.Undo(lead, result.Before, part.Turn);
    }
}
