using OpsConsole.Core.Leads;
using Quartz;

namespace OpsConsole.Jobs.Leads;

[DisallowConcurrentExecution]
internal sealed class RejectStaleLeadsJob(ScheduledRun run, RejectStaleLeads reject) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        run.RunAsync(context, reject.RunAsync, cancellationToken);
}
