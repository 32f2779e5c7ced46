using OpsConsole.Core.Permissions;

namespace OpsConsole.Core.Tasks;

public static class TaskPermissions
{
    public const string View = "tasks.view";
    public const string Change = "tasks.change";

    public static IReadOnlyList<Permission> All { get; } =
    [
        new(View, "Tasks", "See tasks"),
        new(Change, "Tasks", "Add, assign and complete tasks"),
    ];
}
