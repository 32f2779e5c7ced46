using OpsConsole.Core.Permissions;

namespace OpsConsole.Core.Activity;

public static class ActivityPermissions
{
    public const string View = "activity.view";
    public const string Export = "activity.export";
    public const string Verify = "activity.verify";

    public static IReadOnlyList<Permission> All { get; } =
    [
        new(View, "Activity", "See the activity of the whole tenant"),
        new(Export, "Activity", "Export the activity"),
        new(Verify, "Activity", "Have the chain of the activity verified"),
    ];
}
