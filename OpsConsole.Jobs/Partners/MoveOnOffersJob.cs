using OpsConsole.Core.Partners;
using Quartz;

namespace OpsConsole.Jobs.Partners;

[DisallowConcurrentExecution]
internal sealed class MoveOnOffersJob(ScheduledRun run, MoveOnOffers moveOn) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        run.RunAsync(context, moveOn.RunAsync, cancellationToken);
}
