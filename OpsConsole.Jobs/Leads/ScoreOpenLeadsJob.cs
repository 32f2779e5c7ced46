using OpsConsole.Core.Leads.Scoring;
using Quartz;

namespace OpsConsole.Jobs.Leads;

[DisallowConcurrentExecution]
internal sealed class ScoreOpenLeadsJob(ScheduledRun run, ScoreOpenLeads score) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        run.RunAsync(context, score.RunAsync, cancellationToken);
}
