namespace OpsConsole.Core.Opportunities;

/// <summary>Puts an opportunity into the trash, with the reason: it leaves board, sums and search, and nothing of it is lost.</summary>
public sealed class DeleteOpportunity(OpsDbs dbs, TimeProvider clock)
{
    public async Task<Result<OpportunityChanged>> RunAsync(OpportunityRef target, string? why, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(OpportunityPermissions.Delete) is { } refusal)
            return refusal;
        await using var db = dbs.Open(actor);
        return await db.ChangeOpportunityAsync(target, actor, "opportunity.deleted",
            opportunity => opportunity.Delete(why, actor, clock.GetUtcNow().UtcDateTime), new { Note = why?.Trim() }, ct);
    }
}
