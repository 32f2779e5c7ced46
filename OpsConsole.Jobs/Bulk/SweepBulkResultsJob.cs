using OpsConsole.Core.Bulk;
using OpsConsole.Core.Leads.Bulk;
using Quartz;

namespace OpsConsole.Jobs.Bulk;

[DisallowConcurrentExecution]
internal sealed class SweepBulkResultsJob(ScheduledRun run, SweepBulkResults sweepBulkResults) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        run.RunAsync(context, sweepBulkResults.RunAsync, cancellationToken);
}
