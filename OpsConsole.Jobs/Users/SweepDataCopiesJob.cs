using OpsConsole.Core.Users.OwnData;
using Quartz;

namespace OpsConsole.Jobs.Users;

[DisallowConcurrentExecution]
internal sealed class SweepDataCopiesJob(ScheduledRun run, SweepDataCopies sweepDataCopies) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        run.RunAsync(context, sweepDataCopies.RunAsync, cancellationToken);
}
