using OpsConsole.Core.Users.Viewing;
using Quartz;

namespace OpsConsole.Jobs.Users;

[DisallowConcurrentExecution]
internal sealed class EndLapsedViewingsJob(ScheduledRun run, EndLapsedViewings endLapsedViewings) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        run.RunAsync(context, endLapsedViewings.RunAsync, cancellationToken);
}
