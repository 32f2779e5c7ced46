namespace OpsConsole.Core.Opportunities;

/// <summary>Ends an opportunity as won or lost, for a reason and with words for the timeline.</summary>
public sealed class CloseOpportunity(OpsDbs dbs, TimeProvider clock)
{
    public async Task<Result<OpportunityChanged>> RunAsync(
        OpportunityRef target, OpportunityOutcome outcome, CloseReason reason, string? words, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(OpportunityPermissions.Change) is { } refusal)
            return refusal;
        await using var db = dbs.Open(actor);
        return await db.ChangeOpportunityAsync(target, actor, outcome == OpportunityOutcome.Won ? "opportunity.won" : "opportunity.lost",
            opportunity => opportunity.Close(outcome, reason, words, actor, clock.GetUtcNow().UtcDateTime), new { Reason = reason, Note = words?.Trim() }, ct);
    }
}
