using OpsConsole.Core.Notifications.Reminders;
using Quartz;

namespace OpsConsole.Jobs.Notifications;

[DisallowConcurrentExecution]
internal sealed class SendRemindersJob(ScheduledRun run, SendReminders sendReminders) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        run.RunAsync(context, sendReminders.RunAsync, cancellationToken);
}
