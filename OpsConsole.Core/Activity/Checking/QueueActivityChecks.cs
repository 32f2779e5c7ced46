using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Activity.Checking;

/// <summary>Has every tenant's chain verified, on the clock.</summary>
public sealed class QueueActivityChecks(OpsDbs dbs, TimeProvider clock)
{
    /// <returns>How many were queued.</returns>
    public async Task<long> RunAsync(CancellationToken ct)
    {
        long queued = 0;
        foreach (var tenantId in await dbs.TenantIdsAsync(ct))
        {
            await using var db = dbs.Open(tenantId);
            if (await db.RunningCheckAsync(ct) is not null)
                continue;
            await db.QueueCheckAsync(Actor.System(tenantId, "Weekly verification"), clock, ct);
            queued++;
        }

        return queued;
    }
}
