using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Work;

namespace OpsConsole.Core.Leads.Bulk;

/// <summary>Stops a bulk action, or its undo, at its next batch. What was done stays; the rest is not done and can be gone on with.</summary>
public sealed class StopLeadBulk(OpsDbs dbs)
{
    private const int Attempts = 10;

    public async Task<Result<long>> RunAsync(long actionId, Actor actor, CancellationToken ct)
    {
        if (actor.OnlyLooks is { } looking)
            return looking;
        if (actor.Lacks(LeadPermissions.View) is { } unseen)
            return unseen;
        // The run moves the action's version with every batch; whoever loses to it asks again.
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await StopAsync(actionId, actor, ct);
            }
            catch (DbUpdateConcurrencyException) when (attempt < Attempts)
            {
            }
        }
    }

    private async Task<Result<long>> StopAsync(long actionId, Actor actor, CancellationToken ct)
    {
        await using var db = dbs.Open(actor);
        Error? refusal = null;
        await db.InTransactionAsync(async () =>
        {
            refusal = await WhyNotAsync(db, actionId, actor, ct);
            if (refusal is null)
                await db.SaveChangesAsync(ct);
        }, ct);
        return refusal is not null ? refusal : actionId;
    }

    private static async Task<Error?> WhyNotAsync(OpsDb db, long actionId, Actor actor, CancellationToken ct)
    {
        if (await db.LeadBulkActions.FirstOrDefaultAsync(row => row.Id == actionId, ct) is not { } action)
            return new NotFound("This bulk action");
        if (actor.Lacks(LeadBulkChange.FromJson(action.Change).Permission) is { } refusal)
            return refusal;
        var work = await db.WorkItems.Where(item => item.Id == action.WorkItemId).Select(item => (WorkStatus?)item.Status).FirstOrDefaultAsync(ct);
        if (work is WorkStatus.Dead or WorkStatus.Discarded or WorkStatus.Done or null)
            return new BulkIsNotAtWork();
        if (action.Stop($"{actor.Name} stopped it.") is { } late)
            return late;
        db.Record(actor, "lead-bulk.stopped", action, new { action.Kind, Left = action.Phase == LeadBulkPhase.Undoing ? action.Done - action.Undone - action.Kept : action.Chosen - action.LeadsDone });
        return null;
    }
}
