namespace OpsConsole.Core.Bulk;

/// <summary>Puts back what a bulk action changed, for every row that nobody changed since.</summary>
public sealed class UndoBulk(OpsDbs dbs, BulkRooms rooms, TimeProvider clock)
{
    /// <returns>The new work item's id.</returns>
    public Task<Result<long>> RunAsync(long actionId, Actor actor, CancellationToken ct) =>
        dbs.MoveBulkAsync(rooms, actionId, actor, clock,
            (_, action, change) => Task.FromResult(action.Undo(change, actor, clock.GetUtcNow().UtcDateTime)),
            deeds => deeds.UndoStarted, action => new { action.Kind, action.Done }, ct);
}
