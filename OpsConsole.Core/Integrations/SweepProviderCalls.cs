using OpsConsole.Core.Settings;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Integrations;

/// <summary>Removes calls that are older than the tenant keeps them, and answers that are no longer good.</summary>
public sealed class SweepProviderCalls(OpsDbs dbs, TenantSettings settings, TimeProvider clock)
{
    /// <returns>How many calls and answers.</returns>
    public async Task<long> RunAsync(CancellationToken ct)
    {
        long swept = 0;
        foreach (var tenantId in await dbs.TenantIdsAsync(ct))
        {
            var now = clock.GetUtcNow().UtcDateTime;
            var before = now.AddDays(-await settings.GetAsync(tenantId, SettingCatalog.CallLogDays, ct));
            await using var db = dbs.Open(tenantId);
            swept += await db.ProviderCalls.Where(call => call.AtUtc < before).OrderBy(call => call.Id).RemoveInPiecesAsync(ct);
            swept += await db.ProviderAnswers.Where(answer => answer.ExpiresAtUtc < now).OrderBy(answer => answer.Id).RemoveInPiecesAsync(ct);
        }

        return swept;
    }
}
