using OpsConsole.Core.Messages.Queue;
using Quartz;

namespace OpsConsole.Jobs.Messages;

[DisallowConcurrentExecution]
internal sealed class SweepMessagesJob(ScheduledRun run, SweepMessages sweepMessages) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        run.RunAsync(context, sweepMessages.RunAsync, cancellationToken);
}
