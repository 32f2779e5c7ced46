using OpsConsole.Core.Settings;

namespace OpsConsole.Core.Leads;

/// <summary>A manager lets a pending lead onto the marketplace; its countdown starts.</summary>
public sealed class ApproveLead(OpsDbs dbs, TenantSettings settings, TimeProvider clock)
{
    public async Task<Result<LeadChanged>> RunAsync(LeadRef target, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(LeadPermissions.Approve) is { } refusal)
            return refusal;
        var countdowns = await settings.CountdownsAsync(actor.TenantId, ct);
        await using var db = dbs.Open(actor);
        return await db.ChangeLeadAsync(target, actor, "lead.approved",
            lead => lead.Approve(actor, clock.GetUtcNow().UtcDateTime, countdowns.Of(lead)), lead => new { CountdownHours = countdowns.HoursOf(lead) }, ct);
    }
}
