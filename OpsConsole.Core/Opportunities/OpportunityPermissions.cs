using OpsConsole.Core.Permissions;

namespace OpsConsole.Core.Opportunities;

public static class OpportunityPermissions
{
    public const string View = "opportunities.view";
    public const string Change = "opportunities.change";
    public const string Delete = "opportunities.delete";

    public static IReadOnlyList<Permission> All { get; } =
    [
        new(View, "Opportunities", "See opportunities"),
        new(Change, "Opportunities", "Make, move, change and close opportunities"),
        new(Delete, "Opportunities", "Put opportunities into the trash and restore them"),
    ];
}
