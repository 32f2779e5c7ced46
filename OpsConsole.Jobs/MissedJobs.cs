using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpsConsole.Core.Jobs;
using Quartz;

namespace OpsConsole.Jobs;

/// <summary>
/// At the start and every minute: marks runs as failed that a killed node left behind, and makes up, once, for what fell due without a
/// run, filing the rest of it. Quartz keeps its schedule in memory and cannot know either.
/// </summary>
internal sealed class MissedJobs(
    JobRuns runs, JobPlans plans, JobBook book, ISchedulerFactory schedulers, NodeSettings settings, TimeProvider clock, ILogger<MissedJobs> log) : BackgroundService
{
    private static readonly TimeSpan pause = TimeSpan.FromMinutes(1);

    /// <summary>What falls due while a node is up gets this long until it counts as missed: twice that and a run is late.</summary>
    private static readonly TimeSpan patience = JobRun.LateAfter / 2;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var isStart = true;
        await new PatientLoop("The search for missed jobs", clock, log).RunAsync(
            async ct =>
            {
                await LookAsync(isStart, ct);
                isStart = false;
                return pause;
            },
            new WakeUp(), stoppingToken);
    }

    internal async Task LookAsync(bool isStart, CancellationToken ct)
    {
        foreach (var job in book.All)
            await MakeUpAsync(job, isStart, ct);
    }

    private async Task MakeUpAsync(JobEntry job, bool isStart, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        // A single node that starts knows that nobody else is alive; in a cluster only time tells.
        await runs.GiveUpKilledAsync(job.Name, isStart && !settings.IsClustered ? now : now - job.Longest - JobRuns.Grace, ct);
        if (await runs.FindMissedAsync(book, job, await plans.FindAsync(job.Name, ct), isStart ? now : now - patience, ct) is not { } missed)
            return;
        log.LogWarning("Job {Job} was missed {Count} times from {First:u} on; the last runs now", job.Name, missed.Count, missed.FirstUtc);
        await runs.FileMissedAsync(job.Name, missed, ct);
        var scheduler = await schedulers.GetScheduler(ct);
        await scheduler.TriggerJob(new JobKey(job.Name), new JobDataMap
        {
            [ScheduledRun.Due] = missed.LastUtc.Ticks.ToString(System.Globalization.CultureInfo.InvariantCulture),
        }, ct);
    }
}
