using OpsConsole.Core.Settings;

namespace OpsConsole.Core.Users;

/// <summary>When failures in a row lock an account, and for how long.</summary>
/// <param name="Factor">How much longer each lock is than the one before.</param>
public sealed record LockRules(int Attempts, TimeSpan First, int Factor, TimeSpan Longest)
{
    /// <param name="before">How many locks there were since the account was last opened.</param>
    public TimeSpan LengthAfter(int before)
    {
        var length = First;
        for (var n = 0; n < before && Factor > 1 && length < Longest; n++)
            length *= Factor;
        return length < Longest ? length : Longest;
    }
}

/// <summary>What people may read of it before they are known: the rules of the firm that runs the installation, so that the answer is the same for everybody.</summary>
public sealed class LockRulesQuery(OpsDbs dbs, TenantSettings settings)
{
    public async Task<LockRules> LoadAsync(CancellationToken ct)
    {
        await using var db = dbs.OpenAcrossTenants();
        return await settings.LockRulesAsync(await Tenants.OperatorTenant.OperatorTenantIdAsync(db, ct), ct);
    }
}

internal static class LockSettings
{
    public static async Task<LockRules> LockRulesAsync(this TenantSettings settings, long tenantId, CancellationToken ct)
    {
        var first = TimeSpan.FromMinutes(await settings.GetAsync(tenantId, SettingCatalog.LockoutMinutes, ct));
        var longest = TimeSpan.FromMinutes(await settings.GetAsync(tenantId, SettingCatalog.LockoutLongest, ct));
        return new LockRules(
            await settings.GetAsync(tenantId, SettingCatalog.LockoutAttempts, ct), first,
            await settings.GetAsync(tenantId, SettingCatalog.LockoutFactor, ct), longest > first ? longest : first);
    }
}
