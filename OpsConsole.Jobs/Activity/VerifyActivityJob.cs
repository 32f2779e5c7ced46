using OpsConsole.Core.Activity.Checking;
using Quartz;

namespace OpsConsole.Jobs.Activity;

[DisallowConcurrentExecution]
internal sealed class VerifyActivityJob(ScheduledRun run, QueueActivityChecks queueActivityChecks) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        run.RunAsync(context, queueActivityChecks.RunAsync, cancellationToken);
}
