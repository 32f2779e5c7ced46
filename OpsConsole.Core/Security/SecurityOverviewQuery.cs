using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Security;

/// <param name="Closed">The latest that were closed.</param>
/// <param name="Blocks">Addresses that are shut out now; empty for a tenant that does not run the installation.</param>
public sealed record SecurityOverview(IReadOnlyList<SecurityAlert> Open, IReadOnlyList<SecurityAlert> Closed, IReadOnlyList<AddressBlock> Blocks);

public sealed class SecurityOverviewQuery(OpsDbs dbs, TimeProvider clock)
{
    /// <summary>Of each list; more than that is a flood, and the newest of it tell enough.</summary>
    public const int Most = 100;

    private const int MostClosed = 20;

    public async Task<SecurityOverview> LoadAsync(long tenantId, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = dbs.Open(tenantId);
        return new SecurityOverview(
            await db.SecurityAlerts.AsNoTracking().Where(row => row.ClosedAtUtc == null).OrderByDescending(row => row.LastAtUtc).Take(Most).ToListAsync(ct),
            await db.SecurityAlerts.AsNoTracking().Where(row => row.ClosedAtUtc != null).OrderByDescending(row => row.ClosedAtUtc).Take(MostClosed).ToListAsync(ct),
            await db.AddressBlocks.AsNoTracking().Where(row => row.ReleasedAtUtc == null && row.UntilUtc > now).OrderByDescending(row => row.SinceUtc).Take(Most).ToListAsync(ct));
    }
}
