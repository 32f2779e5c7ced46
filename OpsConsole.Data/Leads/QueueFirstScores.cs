using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Leads.Scoring;
using OpsConsole.Core.Work;

namespace OpsConsole.Data.Leads;

/// <summary>Has the leads of tenants from before the scores reckoned, behind the start; until then they have no stars and no fraud score.</summary>
internal static class QueueFirstScores
{
    public static async Task QueueFirstScoresAsync(this OpsDbs dbs, CancellationToken ct)
    {
        await using var across = dbs.OpenAcrossTenants();
        foreach (var tenantId in await across.Tenants.OrderBy(tenant => tenant.Id).Select(tenant => tenant.Id).ToListAsync(ct))
        {
            await using var db = dbs.Open(tenantId);
            // Taken again after a crash it is queued twice at the most, and the second finds nothing to write.
            WorkQueue.Enqueue(db, RescoreLeads.Name, new RescoreLeadsWork(), Actor.System(tenantId, "New version"), TimeProvider.System, WorkItem.UsualPriority + 20);
            await db.SaveChangesAsync(ct);
        }
    }
}
