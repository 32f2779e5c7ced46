namespace OpsConsole.Core.Leads;

/// <summary>A manager sends a pending lead back to its agent with a question.</summary>
public sealed class AskAboutLead(OpsDbs dbs, TimeProvider clock)
{
    public async Task<Result<LeadChanged>> RunAsync(LeadRef target, string question, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(LeadPermissions.Approve) is { } refusal)
            return refusal;
        await using var db = dbs.Open(actor);
        return await db.ChangeLeadAsync(target, actor, "lead.questioned",
            lead => lead.Ask(actor, clock.GetUtcNow().UtcDateTime, question), new { Question = question }, ct);
    }
}
