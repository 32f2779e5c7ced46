using OpsConsole.Core.Leads.Photos;
using Quartz;

namespace OpsConsole.Jobs.Leads;

[DisallowConcurrentExecution]
internal sealed class SweepPhotosJob(ScheduledRun run, SweepPhotos sweepPhotos) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        run.RunAsync(context, sweepPhotos.RunAsync, cancellationToken);
}
