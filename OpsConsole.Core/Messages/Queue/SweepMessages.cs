using OpsConsole.Core.Settings;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Messages.Queue;

/// <summary>Removes what was sent, held back or called off longer ago than the tenant keeps it. What failed or is in doubt stays until somebody acts.</summary>
public sealed class SweepMessages(OpsDbs dbs, TenantSettings settings, TimeProvider clock)
{
    /// <returns>How many messages.</returns>
    public async Task<long> RunAsync(CancellationToken ct)
    {
        long swept = 0;
        foreach (var tenantId in await dbs.TenantIdsAsync(ct))
        {
            var before = clock.GetUtcNow().UtcDateTime.AddDays(-await settings.GetAsync(tenantId, SettingCatalog.MessageDays, ct));
            await using var db = dbs.Open(tenantId);
            foreach (var state in new[] { MessageState.Sent, MessageState.Suppressed, MessageState.Cancelled })
                swept += await db.OutgoingMessages.Where(row => row.State == state && row.UpdatedAtUtc < before).OrderBy(row => row.Id).RemoveInPiecesAsync(ct);
            swept += await db.IncomingTexts.Where(row => row.AtUtc < before).OrderBy(row => row.Id).RemoveInPiecesAsync(ct);
        }

        return swept;
    }
}
