namespace OpsConsole.Core.Opportunities;

/// <summary>Takes a closed opportunity back into the pipeline, with the reason.</summary>
public sealed class ReopenOpportunity(OpsDbs dbs, TimeProvider clock)
{
    public async Task<Result<OpportunityChanged>> RunAsync(OpportunityRef target, OpportunityStage to, string? why, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(OpportunityPermissions.Change) is { } refusal)
            return refusal;
        await using var db = dbs.Open(actor);
        return await db.ChangeOpportunityAsync(target, actor, "opportunity.reopened",
            opportunity => opportunity.Reopen(to, why, clock.GetUtcNow().UtcDateTime), new { Note = why?.Trim() }, ct);
    }
}
