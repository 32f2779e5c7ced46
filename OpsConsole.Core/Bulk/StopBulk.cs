using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Work;

namespace OpsConsole.Core.Bulk;

/// <summary>Stops a bulk action, or its undo, at its next batch. What was done stays; the rest is not done and can be gone on with.</summary>
public sealed class StopBulk(OpsDbs dbs, BulkRooms rooms)
{
    private const int Attempts = 10;

    public async Task<Result<long>> RunAsync(long actionId, Actor actor, CancellationToken ct)
    {
        if (actor.OnlyLooks is { } looking)
            return looking;
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

    private async Task<Error?> WhyNotAsync(OpsDb db, long actionId, Actor actor, CancellationToken ct)
    {
        if (await db.BulkActions.FirstOrDefaultAsync(row => row.Id == actionId, ct) is not { } action)
            return new NotFound("This bulk action");
        var room = rooms.Of(action);
        if (room.Refusal(actor, room.Read(action.Change)) is { } refusal)
            return refusal;
        var work = await db.WorkItems.Where(item => item.Id == action.WorkItemId).Select(item => (WorkStatus?)item.Status).FirstOrDefaultAsync(ct);
        if (work is WorkStatus.Dead or WorkStatus.Discarded or WorkStatus.Done or null)
            return new BulkIsNotAtWork();
        if (action.Stop($"{actor.Name} stopped it.") is { } late)
            return late;
        db.Record(actor, room.Deeds.Stopped, action, new { action.Kind, Left = action.Phase == BulkPhase.Undoing ? action.Done - action.Undone - action.Kept : action.Chosen - action.RowsDone });
        return null;
    }
}
