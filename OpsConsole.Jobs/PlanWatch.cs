using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpsConsole.Core.Jobs;
using OpsConsole.Core.Live;
using Quartz;

namespace OpsConsole.Jobs;

/// <summary>
/// Keeps this node's scheduler in step with what people decided: other schedules, and runs they asked for. Looks at once when it was
/// decided here, else every few seconds. Remembers one schedule per job.
/// </summary>
internal sealed class PlanWatch(
    JobPlans plans, JobBook book, ISchedulerFactory schedulers, LiveFeed feed, TimeProvider clock, ILogger<PlanWatch> log) : BackgroundService
{
    private static readonly TimeSpan pause = TimeSpan.FromSeconds(3);

    private readonly Dictionary<string, JobSchedule> applied = book.All.ToDictionary(job => job.Name, job => job.Schedule);
    private readonly Dictionary<string, DateTime> handedOver = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var wake = new WakeUp();
        using var heard = feed.Subscribe([JobRuns.Topic], _ => wake.Ring());
        var isFirst = true;
        await new PatientLoop("The watch over jobs' plans", clock, log).RunAsync(
            async ct =>
            {
                if (isFirst)
                    await plans.EnsureAsync(ct);
                isFirst = false;
                await StepAsync(ct);
                return pause;
            },
            wake, stoppingToken);
    }

    internal async Task StepAsync(CancellationToken ct)
    {
        var scheduler = await schedulers.GetScheduler(ct);
        foreach (var plan in await plans.AllAsync(ct))
            if (book.Find(plan.Job) is { } job)
            {
                await ApplyAsync(scheduler, job, plan.ScheduleOf(job), ct);
                await BeginAskedAsync(scheduler, plan, ct);
            }
    }

    private async Task ApplyAsync(IScheduler scheduler, JobEntry job, JobSchedule schedule, CancellationToken ct)
    {
        if (applied[job.Name] == schedule)
            return;
        await scheduler.RescheduleJob(new TriggerKey(job.Name), JobsSetup.TriggerOf(job.Name, schedule, clock), ct);
        applied[job.Name] = schedule;
        log.LogInformation("Job {Job} has the schedule {Cron} ({TimeZone}) now", job.Name, schedule.Cron, schedule.TimeZone);
    }

    private async Task BeginAskedAsync(IScheduler scheduler, JobPlan plan, CancellationToken ct)
    {
        if (plan.AskedAtUtc is not { } asked || handedOver.GetValueOrDefault(plan.Job) == asked)
            return;
        await scheduler.TriggerJob(new JobKey(plan.Job), new JobDataMap
        {
            [ScheduledRun.Due] = asked.Ticks.ToString(System.Globalization.CultureInfo.InvariantCulture),
            [ScheduledRun.AskedBy] = plan.AskedByName!,
        }, ct);
        handedOver[plan.Job] = asked;
    }
}
