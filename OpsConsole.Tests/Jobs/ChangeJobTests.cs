using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Jobs;
using OpsConsole.Core.Permissions;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Jobs;

public sealed class ChangeJobTests
{
    private static readonly CancellationToken ct = CancellationToken.None;
    private static readonly JobSchedule nightly = new("0 30 2 * * ?", "America/Detroit");

    [Theory, OnEveryDatabase]
    public async Task Reschedule_CountsAtOnce_IsRecorded_AndGoesBackToTheCataloguesOwn(string provider)
    {
        await using var ops = await SomeJobs.StartAsync(provider);
        var ada = await ops.SomebodyAsync("Ada Brandt", BuiltInRoles.Admin);

        var changed = await ops.Get<RescheduleJob>().RunAsync(await ops.RefAsync(), nightly with { Cron = " 0 30  2 * * ? " }, ada, ct);
        var row = await ops.RowAsync();
        Assert.Equal((nightly, true), (row.Schedule, row.HasOwnSchedule));
        // Half past two in Detroit, in May.
        Assert.Equal(new DateTime(2026, 5, 5, 6, 30, 0, DateTimeKind.Utc), row.NextUtc);
        Assert.Equal(new ScheduleIsTheSame(), (await ops.Get<RescheduleJob>().RunAsync(changed.Value, nightly, ada, ct)).Error);

        Assert.True((await ops.Get<RescheduleJob>().RunAsync(changed.Value, null, ada, ct)).Succeeded);
        row = await ops.RowAsync();
        Assert.Equal((row.Job.Schedule, false), (row.Schedule, row.HasOwnSchedule));
        Assert.Equal(["job.rescheduled", "job.rescheduled"], await ActionsAsync(ops));
    }

    [Fact]
    public async Task Reschedule_ToWhatCannotBe_IsRefusedInWords()
    {
        await using var ops = await SomeJobs.StartAsync();
        var ada = await ops.SomebodyAsync("Ada Brandt", BuiltInRoles.Admin);
        foreach (var (schedule, refusal) in new (JobSchedule, Type)[]
        {
            (new("0 0 25 * * ?", "UTC"), typeof(ScheduleCannotBeRead)),
            (new("0 0 3 * * ? 2020", "UTC"), typeof(ScheduleIsNeverDue)),
            (new("* * * * * ?", "UTC"), typeof(ScheduleIsTooTight)),
            (new("0 0 3 * * ?", "Mars/Olympus"), typeof(TimeZoneIsUnknown)),
        })
            Assert.IsType(refusal, (await ops.Get<RescheduleJob>().RunAsync(await ops.RefAsync(), schedule, ada, ct)).Error);
        Assert.False((await ops.RowAsync()).HasOwnSchedule);
    }

    [Theory, OnEveryDatabase]
    public async Task Pause_KeepsItFromRunning_AndWhatFellDueIsNotMissed(string provider)
    {
        await using var ops = await SomeJobs.StartAsync(provider);
        var ada = await ops.SomebodyAsync("Ada Brandt", BuiltInRoles.Admin);
        await ops.RunAsync(ops.Time.NowUtc);
        Assert.Equal(new PauseNeedsAReason(), (await ops.Get<PauseJob>().RunAsync(await ops.RefAsync(), " ", ada, ct)).Error);

        var paused = await ops.Get<PauseJob>().RunAsync(await ops.RefAsync(), "The buyers’ list is being mended.", ada, ct);
        Assert.Equal(("Ada Brandt", "The buyers’ list is being mended.", (DateTime?)null), (await ops.RowAsync() is var row ? (row.PausedByName, row.PauseReason, row.NextUtc) : default));
        ops.Time.Advance(TimeSpan.FromHours(5));
        Assert.Null(await MissedAsync(ops));
        Assert.Equal(new JobIsPaused("Ada Brandt"), (await ops.Get<PauseJob>().RunAsync(paused.Value, "Again.", ada, ct)).Error);

        Assert.True((await ops.Get<ResumeJob>().RunAsync(paused.Value, ada, ct)).Succeeded);
        Assert.Null(await MissedAsync(ops));
        ops.Time.Advance(TimeSpan.FromHours(2));
        Assert.Equal(2, (await MissedAsync(ops))!.Count);
        Assert.Equal(new JobIsNotPaused(), (await ops.Get<ResumeJob>().RunAsync(await ops.RefAsync(), ada, ct)).Error);
    }

    [Theory, OnEveryDatabase]
    public async Task RunNow_ByManyAtOnce_AsksForOneRun(string provider)
    {
        await using var ops = await SomeJobs.StartAsync(provider);
        var ada = await ops.SomebodyAsync("Ada Brandt", BuiltInRoles.Admin);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => ops.Get<RunJobNow>().RunAsync(SomeJobs.Hourly, ada, ct))));

        Assert.Single(answers, answer => answer.Succeeded);
        Assert.All(answers.Where(answer => !answer.Succeeded), answer => Assert.Equal(new RunIsAskedFor("Ada Brandt"), answer.Error));
        Assert.Equal(["job.run-asked"], await ActionsAsync(ops));
        Assert.True((await ops.RowAsync()).IsAtWork);
    }

    [Fact]
    public async Task RunNow_WhileItRuns_IsRefused()
    {
        await using var ops = await SomeJobs.StartAsync();
        var ada = await ops.SomebodyAsync("Ada Brandt", BuiltInRoles.Admin);
        var (started, finish) = (new TaskCompletionSource(), new TaskCompletionSource());
        var run = ops.Get<JobRuns>().RunOnceAsync(SomeJobs.Hourly, ops.Time.NowUtc, TimeSpan.FromMinutes(5), async _ =>
        {
            started.SetResult();
            await finish.Task;
            return 0;
        }, ct);
        await started.Task;
        Assert.Equal(new JobIsRunning(), (await ops.Get<RunJobNow>().RunAsync(SomeJobs.Hourly, ada, ct)).Error);
        finish.SetResult();
        await run;
        Assert.True((await ops.Get<RunJobNow>().RunAsync(SomeJobs.Hourly, ada, ct)).Succeeded);
    }

    [Theory, OnEveryDatabase]
    public async Task WhoIsSecond_IsToldWhoWasFirst(string provider)
    {
        await using var ops = await SomeJobs.StartAsync(provider);
        var ada = await ops.SomebodyAsync("Ada Brandt", BuiltInRoles.Admin);
        var bert = await ops.SomebodyAsync("Bert Admin", BuiltInRoles.Admin);
        var seen = await ops.RefAsync();
        // A wish for a run is nobody's conflict.
        await ops.Get<RunJobNow>().RunAsync(SomeJobs.Hourly, bert, ct);
        Assert.True((await ops.Get<PauseJob>().RunAsync(seen, "Mending.", ada, ct)).Succeeded);
        var late = Assert.IsType<ChangedBySomeoneElse>((await ops.Get<RescheduleJob>().RunAsync(seen, nightly, bert, ct)).Error);
        Assert.Equal(("Ada Brandt", "paused the job"), (late.Who, late.Did));
    }

    [Fact]
    public async Task Whoever_may_not_run_jobs_is_refused_everything()
    {
        await using var ops = await SomeJobs.StartAsync();
        var (maria, seen) = (await ops.MariaAsync(), await ops.RefAsync());
        Assert.IsType<NotAllowed>((await ops.Get<RunJobNow>().RunAsync(SomeJobs.Hourly, maria, ct)).Error);
        Assert.IsType<NotAllowed>((await ops.Get<RescheduleJob>().RunAsync(seen, nightly, maria, ct)).Error);
        Assert.IsType<NotAllowed>((await ops.Get<PauseJob>().RunAsync(seen, "", maria, ct)).Error);
        Assert.IsType<NotAllowed>((await ops.Get<ResumeJob>().RunAsync(seen, maria, ct)).Error);
        Assert.Empty(await ActionsAsync(ops));
    }

    private static async Task<MissedDue?> MissedAsync(TestOps ops)
    {
        var book = ops.Get<JobBook>();
        return await ops.Get<JobRuns>().FindMissedAsync(book, book.Find(SomeJobs.Hourly)!, await ops.PlanAsync(), ops.Time.NowUtc, ct);
    }

    private static async Task<List<string>> ActionsAsync(TestOps ops)
    {
        await using var db = ops.Open();
        return await db.Activity.Where(entry => entry.SubjectKind == JobPlan.Subject).OrderBy(entry => entry.Id).Select(entry => entry.Action).ToListAsync();
    }
}
