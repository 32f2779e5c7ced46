using OpsConsole.Core.Leads.Trash;
using Quartz;

namespace OpsConsole.Jobs.Leads;

[DisallowConcurrentExecution]
internal sealed class EmptyTrashJob(ScheduledRun run, EmptyTrash emptyTrash) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        run.RunAsync(context, emptyTrash.RunAsync, cancellationToken);
}
