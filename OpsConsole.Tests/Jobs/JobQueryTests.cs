using OpsConsole.Core;
using OpsConsole.Core.Jobs;
using OpsConsole.Core.Notifications;
using OpsConsole.Core.Permissions;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Jobs;

public sealed class JobQueryTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task A_job_shows_its_last_and_next_run_and_how_long_it_takes(string provider)
    {
        await using var ops = await SomeJobs.StartAsync(provider);
        Assert.Null((await ops.RowAsync()).Last);
        for (var n = 1; n <= 20; n++)
        {
            await ops.RunAsync(ops.Time.NowUtc, seconds: n);
            ops.Time.Advance(TimeSpan.FromMinutes(5));
        }

        await ops.RunAsync(ops.Time.NowUtc, failure: new IOException("The disk is full."), seconds: 500);
        var row = await ops.RowAsync();
        Assert.Equal((JobOutcome.Failed, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(19), 21), (row.Last!.Outcome, row.Durations.Median, row.Durations.P95, row.Durations.Runs.Count));
        Assert.True(row.Durations.Runs[0].StartedAtUtc < row.Durations.Runs[^1].StartedAtUtc);
        Assert.Equal(new DateTime(2026, 5, 4, 11, 0, 0, DateTimeKind.Utc), row.NextUtc);
        Assert.Equal(ops.Get<JobBook>().All.Select(job => job.Name), (await ops.Get<JobListQuery>().LoadAsync(ct)).Jobs.Select(job => job.Job.Name));
    }

    [Theory, OnEveryDatabase]
    public async Task Runs_are_found_by_job_outcome_text_and_day_a_page_at_a_time(string provider)
    {
        await using var ops = await SomeJobs.StartAsync(provider);
        for (var n = 0; n < 60; n++)
        {
            await ops.RunAsync(ops.Time.NowUtc, job: n % 2 == 0 ? "empty-trash" : SomeJobs.Hourly, failure: n % 10 == 3 ? new IOException($"Disk {n} is full.") : null);
            ops.Time.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal(30, (await FindAsync(new(Job: "empty-trash"))).Count);
        Assert.Equal(6, (await FindAsync(new(Outcome: JobOutcome.Failed))).Count);
        Assert.Equal(SomeJobs.Hourly, Assert.Single(await FindAsync(new(Text: "Disk 13 is"))).Job);
        Assert.Equal(15, (await FindAsync(new(Until: new DateOnly(2026, 5, 4)))).Count);
        Assert.Equal(24, (await FindAsync(new(From: new DateOnly(2026, 5, 5), Until: new DateOnly(2026, 5, 5)))).Count);
        Assert.Empty(await FindAsync(new(Job: "empty-trash", Outcome: JobOutcome.Missed)));

        var first = await ops.Get<JobRunSearchQuery>().LoadAsync(new(), null, ct);
        var second = await ops.Get<JobRunSearchQuery>().LoadAsync(new(), first.Rows[^1].Id, ct);
        Assert.Equal((JobRunSearchQuery.PageSize, true, 10, false), (first.Rows.Count, first.HasMore, second.Rows.Count, second.HasMore));

        async Task<IReadOnlyList<JobRunRow>> FindAsync(JobRunFilter filter) => (await ops.Get<JobRunSearchQuery>().LoadAsync(filter, null, ct)).Rows;
    }

    [Theory, OnEveryDatabase]
    public async Task Who_looks_after_jobs_is_told_once_that_one_fails_and_when_it_comes_late(string provider)
    {
        await using var ops = await SomeJobs.StartAsync(provider);
        var ada = await ops.SomebodyAsync("Ada Brandt", BuiltInRoles.Admin);
        var maria = await ops.MariaAsync();
        for (var n = 0; n < 3; n++)
        {
            await ops.RunAsync(ops.Time.NowUtc, failure: new IOException("The disk is full."));
            ops.Time.Advance(TimeSpan.FromHours(1));
        }

        await ops.RunAsync(ops.Time.NowUtc.AddHours(-0.5));
        Assert.Equal(["job-run.failed", "job-run.missed"], await ToldAsync(ada));
        Assert.Empty(await ToldAsync(maria));

        async Task<IEnumerable<string>> ToldAsync(Actor who)
        {
            while (await ops.Get<Core.Activity.OutboxDelivery>().DeliverAsync(ops.Get<IEnumerable<Core.Activity.IOutboxConsumer>>().Single(consumer => consumer is NotifyPeople), ct) > 0)
            {
            }

            return (await ops.Get<NotificationListQuery>().LoadAsync(who, false, null, ct)).Rows.Reverse().Select(row => row.Action);
        }
    }

    [Theory, OnEveryDatabase]
    public async Task What_passed_without_a_run_is_one_row_however_many_nodes_find_it(string provider)
    {
        await using var ops = await SomeJobs.StartAsync(provider);
        await ops.RunAsync(ops.Time.NowUtc);
        ops.Time.Advance(TimeSpan.FromHours(6.5));
        var book = ops.Get<JobBook>();
        var missed = (await ops.Get<JobRuns>().FindMissedAsync(book, book.Find(SomeJobs.Hourly)!, null, ops.Time.NowUtc, ct))!;
        Assert.Equal((6, 10, 15), (missed.Count, missed.FirstUtc.Hour, missed.LastUtc.Hour));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => ops.Get<JobRuns>().FileMissedAsync(SomeJobs.Hourly, missed, ct))));
        await ops.RunAsync(missed.LastUtc);
        var runs = await JobRunsTests.RunsAsync(ops);
        Assert.Equal([(JobOutcome.Succeeded, 1L), (JobOutcome.Missed, 5L), (JobOutcome.Succeeded, 1L)], runs.Select(run => (run.Outcome, run.Items)));
        Assert.Null(await ops.Get<JobRuns>().FindMissedAsync(book, book.Find(SomeJobs.Hourly)!, null, ops.Time.NowUtc, ct));
        Assert.StartsWith("5 due times passed", (await ops.RowAsync()).Missed is { Outcome: JobOutcome.Missed } row ? row.Error : runs[1].Error, StringComparison.Ordinal);
    }
}
