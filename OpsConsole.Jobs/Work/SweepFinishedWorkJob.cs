using OpsConsole.Core.Work;
using Quartz;

namespace OpsConsole.Jobs.Work;

[DisallowConcurrentExecution]
internal sealed class SweepFinishedWorkJob(ScheduledRun run, SweepFinishedWork sweepFinishedWork) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        run.RunAsync(context, sweepFinishedWork.RunAsync, cancellationToken);
}
