using OpsConsole.Core.Permissions;

namespace OpsConsole.Core.Work;

public static class WorkPermissions
{
    public const string View = "work.view";
    public const string Manage = "work.manage";

    public static IReadOnlyList<Permission> All { get; } =
    [
        new(View, "Work", "See queued work"),
        new(Manage, "Work", "Requeue and discard queued work"),
    ];
}
