using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Bulk;

/// <summary>What an undo would come to, now.</summary>
public sealed record BulkUndoPreview(int Ready, IReadOnlyList<BulkGroup> Kept);

/// <summary>The dry run of an undo: asks each changed row whether it can be put back, and changes nothing.</summary>
public sealed class PreviewBulkUndo(OpsDbs dbs, BulkRooms rooms, TimeProvider clock)
{
    public async Task<Result<BulkUndoPreview>> RunAsync(long actionId, Actor actor, CancellationToken ct)
    {
        await using var db = dbs.Open(actor);
        if (await db.BulkActions.AsNoTracking().FirstOrDefaultAsync(row => row.Id == actionId, ct) is not { } action)
            return new NotFound("This bulk action");
        var room = rooms.Of(action);
        var change = room.Read(action.Change);
        if (room.Refusal(actor, change) is { } refusal)
            return refusal;
        if (action.WhyNotUndo(change, clock.GetUtcNow().UtcDateTime) is { } tooLate)
            return tooLate;
        return await room.LookAtUndoAsync(db, action, actor, ct);
    }
}
