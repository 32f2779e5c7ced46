using OpsConsole.Core.Messages.Deliverability;
using Quartz;

namespace OpsConsole.Jobs.Messages;

[DisallowConcurrentExecution]
internal sealed class LookAtDeliverabilityJob(ScheduledRun run, LookAtDeliverability lookAtDeliverability) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        run.RunAsync(context, lookAtDeliverability.RunAsync, cancellationToken);
}
