using OpsConsole.Core.Users.Registering;
using Quartz;

namespace OpsConsole.Jobs.Users;

[DisallowConcurrentExecution]
internal sealed class SweepRegistrationsJob(ScheduledRun run, SweepRegistrations sweepRegistrations) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        run.RunAsync(context, sweepRegistrations.RunAsync, cancellationToken);
}
