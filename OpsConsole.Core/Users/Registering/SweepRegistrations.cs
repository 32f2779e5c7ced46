using OpsConsole.Core.Settings;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Users.Registering;

/// <summary>Removes registrations whose address never answered, some days after the last letter was asked for.</summary>
public sealed class SweepRegistrations(OpsDbs dbs, TenantSettings settings, TimeProvider clock)
{
    /// <returns>How many.</returns>
    public async Task<long> RunAsync(CancellationToken ct)
    {
        long swept = 0;
        foreach (var tenantId in await dbs.TenantIdsAsync(ct))
        {
            var days = await settings.GetAsync(tenantId, SettingCatalog.RegistrationDays, ct);
            var before = clock.GetUtcNow().UtcDateTime.AddDays(-days);
            await using var db = dbs.Open(tenantId);
            swept += await db.Registrations.Where(row => row.State == RegistrationState.Unconfirmed && row.LetterAskedAtUtc < before && (row.LinkUntilUtc == null || row.LinkUntilUtc < before))
                .OrderBy(row => row.Id).RemoveInPiecesAsync(ct);
        }

        return swept;
    }
}
