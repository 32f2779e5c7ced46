using OpsConsole.Core.Permissions;

namespace OpsConsole.Core.Activity;

public static class ActivityPermissions
{
    public const string View = "activity.view";

    public static IReadOnlyList<Permission> All { get; } =
    [
        new(View, "Activity", "See the activity of the whole tenant"),
    ];
}
