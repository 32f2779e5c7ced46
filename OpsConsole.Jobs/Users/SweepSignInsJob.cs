using OpsConsole.Core.Users.Sessions;
using Quartz;

namespace OpsConsole.Jobs.Users;

[DisallowConcurrentExecution]
internal sealed class SweepSignInsJob(ScheduledRun run, SweepSignIns sweepSignIns) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        run.RunAsync(context, sweepSignIns.RunAsync, cancellationToken);
}
