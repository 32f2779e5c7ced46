using OpsConsole.Core.Messages.Bounces;
using Quartz;

namespace OpsConsole.Jobs.Messages;

[DisallowConcurrentExecution]
internal sealed class ReadBouncesJob(ScheduledRun run, ReadBounces readBounces) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        run.RunAsync(context, readBounces.RunAsync, cancellationToken);
}
