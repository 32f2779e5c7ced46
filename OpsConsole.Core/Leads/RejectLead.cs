namespace OpsConsole.Core.Leads;

/// <summary>A manager refuses a pending lead, with a reason that its agent reads.</summary>
public sealed class RejectLead(OpsDbs dbs, TimeProvider clock)
{
    public async Task<Result<LeadChanged>> RunAsync(LeadRef target, RejectReason reason, string? note, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(LeadPermissions.Approve) is { } refusal)
            return refusal;
        await using var db = dbs.Open(actor);
        return await db.ChangeLeadAsync(target, actor, "lead.rejected",
            lead => lead.Reject(actor, clock.GetUtcNow().UtcDateTime, reason, note), new { Reason = reason, Note = note }, ct);
    }
}
