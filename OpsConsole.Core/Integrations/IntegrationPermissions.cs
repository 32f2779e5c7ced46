using OpsConsole.Core.Permissions;

namespace OpsConsole.Core.Integrations;

public static class IntegrationPermissions
{
    public const string View = "integrations.view";
    public const string Manage = "integrations.manage";

    public static IReadOnlyList<Permission> All { get; } =
    [
        new(View, "Integrations", "See outside systems and what was asked of them"),
        new(Manage, "Integrations", "Switch outside systems, enter their credentials, ask again"),
    ];
}
