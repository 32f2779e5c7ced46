using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Users.OwnData;

/// <summary>Removes copies of people's data whose time is over, file and all, and those that were never written.</summary>
public sealed class SweepDataCopies(OpsDbs dbs, TimeProvider clock)
{
    /// <returns>How many.</returns>
    public async Task<long> RunAsync(CancellationToken ct)
    {
        long swept = 0;
        var now = clock.GetUtcNow().UtcDateTime;
        foreach (var tenantId in await dbs.TenantIdsAsync(ct))
        {
            await using var db = dbs.Open(tenantId);
            foreach (var copy in await db.DataCopies.Where(row => row.UntilUtc < now || (row.UntilUtc == null && row.AskedAtUtc < now - DataCopy.LongestWriting)).ToListAsync(ct))
            {
                await db.InTransactionAsync(async () =>
                {
                    await db.DataCopies.Where(row => row.Id == copy.Id).ExecuteDeleteAsync(ct);
                    await db.Files.Where(file => file.Id == copy.FileId).ExecuteDeleteAsync(ct);
                }, ct);
                swept++;
            }
        }

        return swept;
    }
}
