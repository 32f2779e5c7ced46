using OpsConsole.Core.Permissions;

namespace OpsConsole.Core.Settings;

public static class SettingPermissions
{
    public const string View = "settings.view";
    public const string Change = "settings.change";

    public static IReadOnlyList<Permission> All { get; } =
    [
        new(View, "Settings", "See settings"),
        new(Change, "Settings", "Change settings"),
    ];
}
