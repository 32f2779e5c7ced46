using OpsConsole.Core.Settings;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Security;

/// <summary>How often an hour an address may ask for letters to whoever it names, by the rules of the firm that runs the installation.</summary>
public sealed class StrangerLimitQuery(OpsDbs dbs, TenantSettings settings)
{
    private long operatorId;

    /// <returns>Null for as often as it likes.</returns>
    public async Task<int?> LoadAsync(string from, CancellationToken ct)
    {
        if (operatorId == 0)
        {
            await using var db = dbs.OpenAcrossTenants();
            operatorId = await db.OperatorTenantIdAsync(ct);
        }

        var most = await settings.GetAsync(operatorId, SecuritySettings.StrangersPerHour, ct);
        return most == 0 || await settings.IsSparedAsync(operatorId, from, ct) ? null : most;
    }
}
