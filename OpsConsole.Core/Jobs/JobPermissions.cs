using OpsConsole.Core.Permissions;

namespace OpsConsole.Core.Jobs;

public static class JobPermissions
{
    public const string View = "jobs.view";
    public const string Run = "jobs.run";

    public static IReadOnlyList<Permission> All { get; } =
    [
        new(View, "Jobs", "See scheduled jobs"),
        new(Run, "Jobs", "Run, pause and reschedule jobs"),
    ];
}
