using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Leads.Scoring;

/// <summary>Queues the reckoning of all open leads of every tenant: photos grow old, leads wait, and markets change without anybody touching a lead.</summary>
public sealed class ScoreOpenLeads(OpsDbs dbs, TimeProvider clock)
{
    /// <returns>For how many tenants.</returns>
    public async Task<long> RunAsync(CancellationToken ct)
    {
        var tenants = await dbs.TenantIdsAsync(ct);
        foreach (var tenantId in tenants)
        {
            await using var db = dbs.Open(tenantId);
            await db.EnqueueScoringAsync(new ScoreLeadsWork(), default, clock, ct);
            await db.SaveChangesAsync(ct);
        }

        return tenants.Count;
    }
}
