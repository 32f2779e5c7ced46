using OpsConsole.Core.Permissions;

namespace OpsConsole.Core.Flags;

public static class FlagPermissions
{
    public const string View = "flags.view";
    public const string Change = "flags.change";

    public static IReadOnlyList<Permission> All { get; } =
    [
        new(View, "Flags", "See flags and who sees what"),
        new(Change, "Flags", "Change flags, stop them, and approve changes of others"),
    ];
}
