namespace OpsConsole.Core.Leads;

/// <summary>Ends a hold before its time. A lead whose countdown ran out under it expires at once.</summary>
public sealed class ReleaseLead(OpsDbs dbs, ExpireLeads expire, TimeProvider clock)
{
    public async Task<Result<LeadChanged>> RunAsync(LeadRef target, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(LeadPermissions.Hold) is { } refusal)
            return refusal;
        string? buyer = null;
        await using var db = dbs.Open(actor);
        var changed = await db.ChangeLeadAsync(target, actor, "lead.released",
            lead =>
            {
                buyer = lead.HeldForName;
                return lead.Release(clock.GetUtcNow().UtcDateTime);
            },
            _ => new { Buyer = buyer }, ct);
        if (!changed.Succeeded)
            return changed;
        // A node that dies here leaves it to the hourly run; nobody can buy a lead that ran out.
        await expire.ExpireAsync(actor.TenantId, target.Id, ct);
        await using var after = dbs.Open(actor);
        return await after.StandOfAsync(target.Id, ct) ?? changed;
    }
}
