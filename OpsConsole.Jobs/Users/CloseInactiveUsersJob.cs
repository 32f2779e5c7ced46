using OpsConsole.Core.Users.Inactive;
using Quartz;

namespace OpsConsole.Jobs.Users;

[DisallowConcurrentExecution]
internal sealed class CloseInactiveUsersJob(ScheduledRun run, CloseInactiveUsers closeInactiveUsers) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        run.RunAsync(context, closeInactiveUsers.RunAsync, cancellationToken);
}
