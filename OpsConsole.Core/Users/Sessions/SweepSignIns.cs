using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Users.Sessions;

/// <summary>Removes sessions that are over, and attempts to sign in, once they are older than the installation keeps them.</summary>
public sealed class SweepSignIns(OpsDbs dbs, TenantSettings settings, TimeProvider clock)
{
    /// <returns>How many rows.</returns>
    public async Task<long> RunAsync(CancellationToken ct)
    {
        long swept = 0;
        foreach (var tenantId in await dbs.TenantIdsAsync(ct))
        {
            var before = clock.GetUtcNow().UtcDateTime.AddDays(-await settings.GetAsync(tenantId, SecuritySettings.SignInDays, ct));
            await using var db = dbs.Open(tenantId);
            swept += await db.UserSessions.Where(row => row.SeenAtUtc < before).OrderBy(row => row.Id).RemoveInPiecesAsync(ct);
            swept += await db.SignInAttempts.Where(row => row.AtUtc < before).OrderBy(row => row.Id).RemoveInPiecesAsync(ct);
        }

        return swept;
    }
}
