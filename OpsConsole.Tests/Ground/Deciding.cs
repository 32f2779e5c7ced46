using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Settings;

namespace OpsConsole.Tests.Ground;

internal static class Deciding
{
    /// <summary>Gives the tenant a value of its own, as somebody does who looks at the one that stands.</summary>
    public static Task<Result<SettingsChanged>> DecideAsync<T>(this TestOps ops, SettingDefinition<T> setting, T value, Actor who) => ops.DecideTextAsync(setting, setting.Print(value), who);

    /// <param name="text">Null to go back to the inherited value.</param>
    public static async Task<Result<SettingsChanged>> DecideTextAsync(this TestOps ops, SettingDefinition setting, string? text, Actor who, SettingScope scope = SettingScope.Tenant)
    {
        await using var db = ops.Dbs.Open(who);
        var seen = scope == SettingScope.Tenant
            ? await db.Settings.Where(row => row.Key == setting.Key).Select(row => row.Version).FirstOrDefaultAsync()
            : await db.InstallationSettings.Where(row => row.Key == setting.Key).Select(row => row.Version).FirstOrDefaultAsync();
        return await ops.Get<ChangeSettings>().RunAsync(scope, [new(setting.Key, text, seen)], who, default);
    }
}
