using OpsConsole.Core.Live;
using OpsConsole.Core.Settings;

namespace OpsConsole.Web.Settings;

/// <summary>Whose settings a page shows.</summary>
/// <param name="OperatorId">The tenant whose people decide what all inherit; its news concern every tenant.</param>
public sealed record SettingsKey(long TenantId, long OperatorId, SettingScope Scope);

/// <summary>The settings that are open on this node, read once however many look at them.</summary>
public sealed class SettingViews(SettingListQuery query, LiveFeed feed, TimeProvider clock, ILogger<SettingViews> log)
{
    public SharedViews<SettingsKey, SettingList> Lists { get; } = new(
        feed, clock, log, key => [Topic.Room(key.TenantId, Setting.Subject), Topic.Room(key.OperatorId, InstallationSetting.Subject)],
        (key, _, ct) => query.LoadAsync(key.TenantId, key.Scope, ct));
}
