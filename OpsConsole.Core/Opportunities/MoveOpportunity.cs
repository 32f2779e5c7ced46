namespace OpsConsole.Core.Opportunities;

/// <summary>Moves an opportunity to another open stage. Of two who move it at once one wins; the other is told where it is.</summary>
public sealed class MoveOpportunity(OpsDbs dbs, TimeProvider clock)
{
    public async Task<Result<OpportunityChanged>> RunAsync(OpportunityRef target, OpportunityStage to, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(OpportunityPermissions.Change) is { } refusal)
            return refusal;
        await using var db = dbs.Open(actor);
        return await db.ChangeOpportunityAsync(target, actor, "opportunity.moved", opportunity => opportunity.Move(to, clock.GetUtcNow().UtcDateTime), null, ct);
    }
}
