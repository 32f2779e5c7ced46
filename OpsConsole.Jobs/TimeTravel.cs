using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpsConsole.Core.Clock;
using OpsConsole.Core.Jobs;
using OpsConsole.Core.Live;
using Quartz;

namespace OpsConsole.Jobs;

/// <summary>
/// In Development: keeps the node at the time the database says, and walks a move in steps: it stops at each due time, in order, until
/// the job's run has ended. The scheduler plans from "now" again after every move, as it waits in real time. Elsewhere it does nothing.
/// </summary>
internal sealed class TimeTravel(
    ClockFollowing following, JobBook book, JobPlans plans, JobRuns runs, ISchedulerFactory schedulers, LiveFeed feed, TimeProvider clock, ILogger<TimeTravel> log) : BackgroundService
{
    private static readonly TimeSpan pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan behind = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan longestRun = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (clock is not MovableClock movable)
            return;
        var wake = new WakeUp();
        using var heard = feed.Subscribe([ClockFollowing.Topic], _ => wake.Ring());
        var plannedAt = movable.MovedBy;
        await new PatientLoop("The clock of Development", movable.Machine, log).RunAsync(
            async ct =>
            {
                var shift = await following.LookAsync(ct);
                if (shift?.TargetUtc is { } target)
                    await WalkAsync(shift, target, ct);
                if (movable.MovedBy != plannedAt)
                    await PlanAgainAsync(ct);
                plannedAt = movable.MovedBy;
                return pause;
            },
            wake, stoppingToken);
    }

    internal async Task WalkAsync(ClockShift shift, DateTime targetUtc, CancellationToken ct)
    {
        // Each due time is met once, also if its job could not begin.
        var met = new HashSet<(string, DateTime)>();
        var begun = clock.GetUtcNow().UtcDateTime;
        while (await NextAsync(begun, targetUtc, met, ct) is { } next)
        {
            met.Add(next);
            var now = clock.GetUtcNow().UtcDateTime;
            if (!await following.StepToAsync(shift, next.DueUtc > now ? next.DueUtc : now, hasArrived: false, ct))
                return;
            await RunAsync(next.Job, next.DueUtc, ct);
        }

        await following.StepToAsync(shift, targetUtc, hasArrived: true, ct);
    }

    /// <summary>The first due time on the way that has no run yet; of jobs due together the first of the catalogue.</summary>
    private async Task<(string Job, DateTime DueUtc)?> NextAsync(DateTime begunUtc, DateTime targetUtc, HashSet<(string, DateTime)> met, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var decided = (await plans.AllAsync(ct)).ToDictionary(plan => plan.Job);
        var due = new List<(string Job, DateTime DueUtc)>();
        foreach (var job in book.All)
        {
            var plan = decided.GetValueOrDefault(job.Name);
            if (plan?.IsPaused == true)
                continue;
            // A little behind: what was due together with the run that just ended is still to come.
            var from = new[] { begunUtc, now - behind, plan?.CountsFromUtc ?? begunUtc }.Max();
            foreach (var at in book.Between(plan?.ScheduleOf(job) ?? job.Schedule, from, targetUtc, 3))
                if (!met.Contains((job.Name, at)) && !await runs.HasRunAsync(job.Name, at, ct))
                {
                    due.Add((job.Name, at));
                    break;
                }
        }

        return due.Count == 0 ? null : due.MinBy(one => one.DueUtc);
    }

    private async Task RunAsync(string job, DateTime dueUtc, CancellationToken ct)
    {
        var scheduler = await schedulers.GetScheduler(ct);
        await scheduler.TriggerJob(new JobKey(job), new JobDataMap { [ScheduledRun.Due] = dueUtc.Ticks.ToString(System.Globalization.CultureInfo.InvariantCulture) }, ct);
        // A run that takes long goes on beside the walk; whatever waited for it would be skipped and is filed so.
        var machine = ((MovableClock)clock).Machine;
        for (var begun = machine.GetTimestamp(); machine.GetElapsedTime(begun) < longestRun && !await runs.HasEndedAsync(job, dueUtc, ct);)
            await Task.Delay(TimeSpan.FromMilliseconds(20), machine, ct);
    }

    private async Task PlanAgainAsync(CancellationToken ct)
    {
        var scheduler = await schedulers.GetScheduler(ct);
        foreach (var plan in await plans.AllAsync(ct))
            if (book.Find(plan.Job) is { } job)
                await scheduler.RescheduleJob(new TriggerKey(job.Name), JobsSetup.TriggerOf(job.Name, plan.ScheduleOf(job), clock), ct);
    }
}
