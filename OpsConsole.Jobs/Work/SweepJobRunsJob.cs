using OpsConsole.Core.Jobs;
using Quartz;

namespace OpsConsole.Jobs.Work;

[DisallowConcurrentExecution]
internal sealed class SweepJobRunsJob(ScheduledRun run, SweepJobRuns sweepJobRuns) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        run.RunAsync(context, sweepJobRuns.RunAsync, cancellationToken);
}
