namespace OpsConsole.Core.Leads.Trash;

/// <summary>Puts a lead into the trash: it leaves board, lists, tallies and the marketplace, and can be restored while the trash keeps it.</summary>
public sealed class DeleteLead(OpsDbs dbs, TimeProvider clock)
{
    public async Task<Result<LeadChanged>> RunAsync(LeadRef target, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(LeadPermissions.Delete) is { } refusal)
            return refusal;
        await using var db = dbs.Open(actor);
        return await db.ChangeLeadAsync(target, actor, "lead.deleted", lead => lead.Delete(actor, clock.GetUtcNow().UtcDateTime), null, ct);
    }
}
