using OpsConsole.Core.Notifications.Digests;
using Quartz;

namespace OpsConsole.Jobs.Notifications;

[DisallowConcurrentExecution]
internal sealed class SendDigestsJob(ScheduledRun run, SendDigests sendDigests) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        run.RunAsync(context, sendDigests.RunAsync, cancellationToken);
}
