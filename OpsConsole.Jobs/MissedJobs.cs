using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpsConsole.Core.Jobs;
using Quartz;

namespace OpsConsole.Jobs;

/// <summary>
/// At the start: marks runs as failed that a killed node left behind, and makes up, once, for what fell due while no node was up. A job
/// that never ran has missed nothing. Quartz keeps its schedule in memory and cannot know either.
/// </summary>
internal sealed class MissedJobs(
    JobRuns runs, ISchedulerFactory schedulers, NodeSettings settings, TimeProvider clock, ILogger<MissedJobs> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        await new PatientLoop("The search for missed jobs", clock, log).RunAsync(
            async ct =>
            {
                foreach (var job in JobCatalog.All)
                    await MakeUpAsync(job, ct);
                await done.CancelAsync();
                return TimeSpan.Zero;
            },
            new WakeUp(), done.Token);
    }

    internal async Task MakeUpAsync(JobDefinition job, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        // A single node that starts knows that nobody else is alive; in a cluster only time tells.
        await runs.GiveUpKilledAsync(job.Name, settings.IsClustered ? now.UtcDateTime - job.Longest - JobRuns.Grace : now.UtcDateTime, ct);
        if (!await runs.HasMissedAsync(job.Name, job.LastDueAt(now), ct))
            return;
        log.LogInformation("Job {Job} was missed; it runs now", job.Name);
        var scheduler = await schedulers.GetScheduler(ct);
        await scheduler.TriggerJob(new JobKey(job.Name), cancellationToken: ct);
    }
}
