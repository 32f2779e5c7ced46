using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpsConsole.Core.Jobs;
using OpsConsole.Core.Permissions;
using OpsConsole.Jobs;
using OpsConsole.Tests.Ground;
using Quartz;

namespace OpsConsole.Tests.Jobs;

/// <summary>The real scheduler with the real shells, on a clock that a test moves.</summary>
public sealed class SchedulingTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Fact]
    public async Task Quartz_knows_every_job_of_the_catalogue_with_its_schedule()
    {
        await using var ops = await TestOps.StartAsync("Sqlite", AddJobs);
        var scheduler = await ops.Get<ISchedulerFactory>().GetScheduler(ct);
        foreach (var job in JobCatalog.All)
        {
            Assert.Equal(job.Why, (await scheduler.GetJobDetail(new JobKey(job.Name), ct))!.Description);
            var trigger = Assert.IsAssignableFrom<ICronTrigger>(await scheduler.GetTrigger(new TriggerKey(job.Name), ct));
            Assert.Equal((job.Cron, job.Zone), (trigger.CronExpressionString, trigger.TimeZone));
            Assert.Equal(CronTriggerMisfireInstruction.FireAndProceed, trigger.MisfireInstruction);
        }
    }

    [Fact]
    public async Task A_fired_job_calls_its_use_case_and_files_the_run_under_its_due_time()
    {
        await using var ops = await TestOps.StartAsync("Sqlite", AddJobs);
        var scheduler = await ops.Get<ISchedulerFactory>().GetScheduler(ct);
        await scheduler.Start(ct);
        foreach (var job in JobCatalog.All)
            await scheduler.TriggerJob(new JobKey(job.Name), cancellationToken: ct);
        await Eventually.IsTrueAsync(async () => (await JobRunsTests.RunsAsync(ops)).Count(run => run.Outcome == JobOutcome.Succeeded) == JobCatalog.All.Count);
        await scheduler.Shutdown(true, ct);

        Assert.Equal(
            JobCatalog.All.Select(job => (job.Name, job.LastDueAt(ops.Time.GetUtcNow()))).Order(),
            (await JobRunsTests.RunsAsync(ops)).Select(run => (run.Job, run.DueAtUtc)).Order());
    }

    [Fact]
    public async Task A_start_makes_up_once_for_what_was_missed_and_gives_up_what_was_killed()
    {
        await using var ops = await TestOps.StartAsync("Sqlite", AddJobs);
        var job = JobCatalog.Named("expire-leads");
        await using (var killed = ops.AnotherNode())
        {
            _ = killed.Get<JobRuns>().RunOnceAsync(job.Name, job.LastDueAt(ops.Time.GetUtcNow()), job.Longest, _ => new TaskCompletionSource<long>().Task, ct);
            await Eventually.IsTrueAsync(async () => (await JobRunsTests.RunsAsync(ops)).Count == 1);
        }

        ops.Time.Advance(TimeSpan.FromHours(5.5));
        var scheduler = await ops.Get<ISchedulerFactory>().GetScheduler(ct);
        await scheduler.Start(ct);
        var missed = ops.Get<IEnumerable<IHostedService>>().OfType<MissedJobs>().Single();
        await missed.LookAsync(isStart: true, ct);
        await Eventually.IsTrueAsync(async () => (await JobRunsTests.RunsAsync(ops)) is [_, _, { Outcome: JobOutcome.Succeeded }]);
        await scheduler.Shutdown(true, ct);

        // The other job never ran before: it has missed nothing.
        var runs = await JobRunsTests.RunsAsync(ops);
        Assert.All(runs, run => Assert.Equal(job.Name, run.Job));
        Assert.Equal([(JobOutcome.Failed, 9), (JobOutcome.Missed, 10), (JobOutcome.Succeeded, 14)], runs.Select(run => (run.Outcome, run.DueAtUtc.Hour)));
        Assert.Equal(4, runs[1].Items);
    }

    [Fact]
    public async Task Another_schedule_and_a_wish_for_a_run_reach_the_scheduler()
    {
        await using var ops = await SomeJobs.StartAsync();
        // Off the hour, at which the scheduler itself would begin with a run.
        ops.Time.Advance(TimeSpan.FromMinutes(5));
        var ada = await ops.SomebodyAsync("Ada Brandt", BuiltInRoles.Admin);
        var scheduler = await ops.Get<ISchedulerFactory>().GetScheduler(ct);
        await scheduler.Start(ct);
        var watch = ops.Get<IEnumerable<IHostedService>>().OfType<PlanWatch>().Single();

        var own = new JobSchedule("0 10 * * * ?", "UTC");
        await ops.Get<RescheduleJob>().RunAsync(await ops.RefAsync(), own, ada, ct);
        await watch.StepAsync(ct);
        Assert.Equal(own.Cron, Assert.IsAssignableFrom<ICronTrigger>(await scheduler.GetTrigger(new TriggerKey(SomeJobs.Hourly), ct)).CronExpressionString);

        await ops.Get<PauseJob>().RunAsync(await ops.RefAsync(), "Mending.", ada, ct);
        await scheduler.TriggerJob(new JobKey(SomeJobs.Hourly), cancellationToken: ct);
        var asked = (await ops.Get<RunJobNow>().RunAsync(SomeJobs.Hourly, ada, ct)).Value;
        await watch.StepAsync(ct);
        await watch.StepAsync(ct);
        await Eventually.IsTrueAsync(async () => (await JobRunsTests.RunsAsync(ops)) is [{ Outcome: JobOutcome.Succeeded }] && (await ops.PlanAsync()).AskedAtUtc is null);
        await scheduler.Shutdown(true, ct);

        // The pause held back what the schedule fired; what somebody asked for ran, once.
        var run = Assert.Single(await JobRunsTests.RunsAsync(ops));
        Assert.Equal((asked, "Ada Brandt"), (run.DueAtUtc, run.AskedByName));
    }

    private static void AddJobs(IServiceCollection services) => SomeJobs.Add(services);
}
