using OpsConsole.Core.Permissions;

namespace OpsConsole.Core.Settings;

public static class SettingPermissions
{
    public const string View = "settings.view";
    public const string Change = "settings.change";

    /// <summary>Counts only in the tenant that runs the installation.</summary>
    public const string Operate = "settings.operate";

    public static IReadOnlyList<Permission> All { get; } =
    [
        new(View, "Settings", "See settings"),
        new(Change, "Settings", "Change settings"),
        new(Operate, "Settings", "Change the settings that all tenants of this installation inherit"),
    ];
}
