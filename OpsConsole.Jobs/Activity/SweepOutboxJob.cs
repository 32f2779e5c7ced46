using OpsConsole.Core.Activity;
using Quartz;

namespace OpsConsole.Jobs.Activity;

[DisallowConcurrentExecution]
internal sealed class SweepOutboxJob(ScheduledRun run, SweepOutbox sweepOutbox) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        run.RunAsync(context, sweepOutbox.RunAsync, cancellationToken);
}
