using OpsConsole.Core.Integrations;
using Quartz;

namespace OpsConsole.Jobs.Integrations;

[DisallowConcurrentExecution]
internal sealed class SweepProviderCallsJob(ScheduledRun run, SweepProviderCalls sweepProviderCalls) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        run.RunAsync(context, sweepProviderCalls.RunAsync, cancellationToken);
}
