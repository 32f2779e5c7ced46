using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Activity;

namespace OpsConsole.Core.Leads.Bulk;

internal static class MovingBulk
{
    /// <summary>How somebody sends an action on: load, ask, record, queue; one save, and of two who click at once one wins.</summary>
    public static async Task<Result<long>> MoveBulkAsync(
        this OpsDbs dbs, long actionId, Actor actor, TimeProvider clock,
        Func<OpsDb, LeadBulkAction, Task<Error?>> move, Action<OpsDb, LeadBulkAction> record, CancellationToken ct)
    {
        if (actor.OnlyLooks is { } looking)
            return looking;
        if (actor.Lacks(LeadPermissions.View) is { } unseen)
            return unseen;
        await using var db = dbs.Open(actor);
        if (await db.LeadBulkActions.FirstOrDefaultAsync(row => row.Id == actionId, ct) is not { } action)
            return new NotFound("This bulk action");
        if (actor.Lacks(LeadBulkChange.FromJson(action.Change).Permission) is { } refusal)
            return refusal;
        if (await move(db, action) is { } problem)
            return problem;
        try
        {
            await db.InTransactionAsync(async () =>
            {
                record(db, action);
                await db.QueueBulkAsync(action, actor, clock, ct);
            }, ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return await db.WhoChangedAsync(action, ct);
        }

        return action.WorkItemId!.Value;
    }
}
