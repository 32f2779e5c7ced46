using OpsConsole.Core.Leads;
using Quartz;

namespace OpsConsole.Jobs.Leads;

[DisallowConcurrentExecution]
internal sealed class ExpireLeadsJob(ScheduledRun run, ExpireLeads expireLeads) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        run.RunAsync(context, expireLeads.RunAsync, cancellationToken);
}
