using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Activity;

/// <summary>Removes outbox rows that were done more than a day ago. Dead ones stay until somebody acts.</summary>
public sealed class SweepOutbox(OpsDbs dbs, TimeProvider clock)
{
    /// <returns>How many rows.</returns>
    public async Task<long> RunAsync(CancellationToken ct)
    {
        await using var db = dbs.OpenAcrossTenants();
        var before = clock.GetUtcNow().UtcDateTime.AddDays(-1);
        return await db.Outbox.IgnoreQueryFilters([OpsDb.TenantFilter]).Where(row => row.DoneAtUtc < before).OrderBy(row => row.Id).RemoveInPiecesAsync(ct);
    }
}
