using OpsConsole.Core.Jobs;
using Quartz;

namespace OpsConsole.Jobs;

/// <summary>What every shell does: files the run under its due time and, if this node is the one, runs it.</summary>
internal sealed class ScheduledRun(JobRuns runs)
{
    /// <param name="work">Answers how many things it worked on.</param>
    public async ValueTask RunAsync(IJobExecutionContext context, Func<CancellationToken, Task<long>> work, CancellationToken ct)
    {
        var job = JobCatalog.Named(context.JobDetail.Key.Name);
        // Quartz may fire a trigger a moment early; then the time it was meant for is the later one.
        var at = context.ScheduledFireTimeUtc is { } meant && meant > context.FireTimeUtc ? meant : context.FireTimeUtc;
        await runs.RunOnceAsync(job.Name, job.LastDueAt(at), job.Longest, work, ct);
    }
}
