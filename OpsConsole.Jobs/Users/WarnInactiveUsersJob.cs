using OpsConsole.Core.Users.Inactive;
using Quartz;

namespace OpsConsole.Jobs.Users;

[DisallowConcurrentExecution]
internal sealed class WarnInactiveUsersJob(ScheduledRun run, WarnInactiveUsers warnInactiveUsers) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        run.RunAsync(context, warnInactiveUsers.RunAsync, cancellationToken);
}
