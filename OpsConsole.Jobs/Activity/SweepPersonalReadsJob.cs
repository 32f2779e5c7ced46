using OpsConsole.Core.Activity.Reading;
using Quartz;

namespace OpsConsole.Jobs.Activity;

[DisallowConcurrentExecution]
internal sealed class SweepPersonalReadsJob(ScheduledRun run, SweepPersonalReads sweepPersonalReads) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        run.RunAsync(context, sweepPersonalReads.RunAsync, cancellationToken);
}
