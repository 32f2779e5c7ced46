using OpsConsole.Core.Notifications;
using Quartz;

namespace OpsConsole.Jobs.Notifications;

[DisallowConcurrentExecution]
internal sealed class SweepNotificationsJob(ScheduledRun run, SweepNotifications sweepNotifications) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        run.RunAsync(context, sweepNotifications.RunAsync, cancellationToken);
}
