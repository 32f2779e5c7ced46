using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Activity;

namespace OpsConsole.Core.Bulk;

internal static class MovingBulk
{
    /// <summary>How somebody sends an action on: load, ask, record, queue; one save, and of two who click at once one wins.</summary>
    public static async Task<Result<long>> MoveBulkAsync(
        this OpsDbs dbs, BulkRooms rooms, long actionId, Actor actor, TimeProvider clock,
        Func<OpsDb, BulkAction, BulkChange, Task<Error?>> move, Func<BulkDeeds, string> deed, Func<BulkAction, object> particulars, CancellationToken ct)
    {
        if (actor.OnlyLooks is { } looking)
            return looking;
        await using var db = dbs.Open(actor);
        if (await db.BulkActions.FirstOrDefaultAsync(row => row.Id == actionId, ct) is not { } action)
            return new NotFound("This bulk action");
        var room = rooms.Of(action);
        var change = room.Read(action.Change);
        if (room.Refusal(actor, change) is { } refusal)
            return refusal;
        if (await move(db, action, change) is { } problem)
            return problem;
        try
        {
            await db.InTransactionAsync(async () =>
            {
                db.Record(actor, deed(room.Deeds), action, particulars(action));
                await db.QueueBulkAsync(action, room.WorkName, actor, clock, ct);
            }, ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return await db.WhoChangedAsync(action, ct);
        }

        return action.WorkItemId!.Value;
    }
}
