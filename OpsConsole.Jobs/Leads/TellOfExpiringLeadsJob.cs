using OpsConsole.Core.Leads;
using Quartz;

namespace OpsConsole.Jobs.Leads;

[DisallowConcurrentExecution]
internal sealed class TellOfExpiringLeadsJob(ScheduledRun run, TellOfExpiringLeads tell) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        run.RunAsync(context, tell.RunAsync, cancellationToken);
}
