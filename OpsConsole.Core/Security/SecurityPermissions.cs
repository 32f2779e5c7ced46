using OpsConsole.Core.Permissions;

namespace OpsConsole.Core.Security;

public static class SecurityPermissions
{
    public const string View = "security.view";
    public const string Manage = "security.manage";

    public static IReadOnlyList<Permission> All { get; } =
    [
        new(View, "Security", "See alerts, addresses that are shut out, and attempts to sign in"),
        new(Manage, "Security", "Close alerts and let addresses in again"),
    ];
}
