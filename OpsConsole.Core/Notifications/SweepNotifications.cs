using OpsConsole.Core.Settings;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Notifications;

/// <summary>Removes notifications that were read longer ago than the tenant keeps them. Unread ones stay for as long as it takes.</summary>
public sealed class SweepNotifications(OpsDbs dbs, TenantSettings settings, TimeProvider clock)
{
    private const int OldTurnDays = 30;

    /// <returns>How many.</returns>
    public async Task<long> RunAsync(CancellationToken ct)
    {
        long swept = 0;
        foreach (var tenantId in await dbs.TenantIdsAsync(ct))
        {
            var before = clock.GetUtcNow().UtcDateTime.AddDays(-await settings.GetAsync(tenantId, SettingCatalog.ReadNotificationDays, ct));
            await using var db = dbs.Open(tenantId);
            swept += await db.Notifications.Where(row => row.ReadAtUtc < before).OrderBy(row => row.Id).RemoveInPiecesAsync(ct);
            // Nobody has a turn on a day that is long over.
            var over = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(-OldTurnDays);
            swept += await db.NoticeTurns.Where(turn => turn.Day < over).OrderBy(turn => turn.Day).ThenBy(turn => turn.UserId).ThenBy(turn => turn.Kind).RemoveInPiecesAsync(ct);
        }

        return swept;
    }
}
