namespace OpsConsole.Core.Leads.Bulk;

/// <summary>Puts back what a bulk action changed, for every lead that nobody changed since.</summary>
public sealed class UndoLeadBulk(OpsDbs dbs, TimeProvider clock)
{
    /// <returns>The new work item's id.</returns>
    public Task<Result<long>> RunAsync(long actionId, Actor actor, CancellationToken ct) =>
        dbs.MoveBulkAsync(actionId, actor, clock,
            (_, action) => Task.FromResult(action.Undo(actor, clock.GetUtcNow().UtcDateTime)),
            (db, action) => db.Record(actor, "lead-bulk.undo-started", action, new { action.Kind, action.Done }), ct);
}
