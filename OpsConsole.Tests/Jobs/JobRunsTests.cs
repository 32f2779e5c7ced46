using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Jobs;
using OpsConsole.Core.Live;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Jobs;

public sealed class JobRunsTests
{
    private static readonly CancellationToken ct = CancellationToken.None;
    private static readonly TimeSpan longest = TimeSpan.FromMinutes(30);

    [Theory, OnEveryDatabase]
    public async Task Each_due_time_is_run_once_by_two_nodes(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        await using var other = ops.AnotherNode();
        var ran = new ConcurrentBag<string>();
        // Fifty jobs due at once: every node schedules all of them, and tries each several times.
        var jobs = Enumerable.Range(1, 50).Select(i => $"job-{i:00}").ToList();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(thread => Task.Run(async () =>
        {
            foreach (var job in jobs)
                await (thread % 2 == 0 ? ops : other).Get<JobRuns>().RunOnceAsync(job, ops.Time.NowUtc, longest, _ =>
                {
                    ran.Add(job);
                    return Task.FromResult(1L);
                }, ct);
        })));

        Assert.Equal(jobs, ran.Order());
        Assert.All(await RunsAsync(ops), run => Assert.Equal((JobOutcome.Succeeded, 1L), (run.Outcome, run.Items)));
    }

    [Theory, OnEveryDatabase]
    public async Task A_run_leaves_what_it_did_and_tells_the_live_pages(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        List<long> told = [];
        using var listening = ops.Get<LiveFeed>().Subscribe([JobRuns.Topic], signal => told.AddRange(signal.Ids));
        var due = ops.Time.NowUtc;

        var outcome = await ops.Get<JobRuns>().RunOnceAsync("tidy", due, longest, _ =>
        {
            ops.Time.Advance(TimeSpan.FromSeconds(90));
            return Task.FromResult(17L);
        }, ct);

        var run = Assert.Single(await RunsAsync(ops));
        Assert.Equal(JobOutcome.Succeeded, outcome);
        Assert.Equal(("tidy", due, due, due.AddSeconds(90), 17L), (run.Job, run.DueAtUtc, run.StartedAtUtc, run.EndedAtUtc, run.Items));
        Assert.Equal(ops.Get<NodeName>().Value, run.Node);
        Assert.Equal([run.Id, run.Id], told);
    }

    [Theory, OnEveryDatabase]
    public async Task What_a_job_throws_stands_in_its_row(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        Assert.Equal(JobOutcome.Failed, await ops.Get<JobRuns>().RunOnceAsync("tidy", ops.Time.NowUtc, longest,
            _ => throw new IOException(new string('x', 5000)), ct));
        var run = Assert.Single(await RunsAsync(ops));
        Assert.Equal((JobOutcome.Failed, JobRun.TextLength), (run.Outcome, run.Error!.Length));
        Assert.StartsWith("System.IO.IOException: xxx", run.Error, StringComparison.Ordinal);
        Assert.NotNull(run.EndedAtUtc);
    }

    [Fact]
    public async Task A_run_that_takes_too_long_is_stopped()
    {
        await using var ops = await TestOps.StartAsync();
        var started = new TaskCompletionSource();
        var run = ops.Get<JobRuns>().RunOnceAsync("tidy", ops.Time.NowUtc, longest, async stop =>
        {
            started.SetResult();
            await Task.Delay(Timeout.Infinite, stop);
            return 0;
        }, ct);
        await started.Task;
        ops.Time.Advance(longest);
        Assert.Equal(JobOutcome.Failed, await run);
        Assert.Equal("It was stopped after 30 minutes, its longest.", Assert.Single(await RunsAsync(ops)).Error);
    }

    [Fact]
    public async Task A_run_that_the_node_stops_says_so()
    {
        await using var ops = await TestOps.StartAsync();
        using var stopping = new CancellationTokenSource();
        await ops.Get<JobRuns>().RunOnceAsync("tidy", ops.Time.NowUtc, longest, async stop =>
        {
            await stopping.CancelAsync();
            stop.ThrowIfCancellationRequested();
            return 0;
        }, stopping.Token);
        Assert.Equal("The program was stopped during this run.", Assert.Single(await RunsAsync(ops)).Error);
    }

    [Theory, OnEveryDatabase]
    public async Task Two_due_times_of_a_job_never_run_at_once(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        await using var other = ops.AnotherNode();
        var (started, finish) = (new TaskCompletionSource(), new TaskCompletionSource());
        var first = ops.Get<JobRuns>().RunOnceAsync("tidy", ops.Time.NowUtc, longest, async _ =>
        {
            started.SetResult();
            await finish.Task;
            return 1;
        }, ct);
        await started.Task;

        var second = await other.Get<JobRuns>().RunOnceAsync("tidy", ops.Time.NowUtc.AddMinutes(10), longest, _ => throw new InvalidOperationException("Ran twice."), ct);
        Assert.Equal(JobOutcome.Skipped, second);
        finish.SetResult();
        Assert.Equal(JobOutcome.Succeeded, await first);
        Assert.Equal(JobOutcome.Succeeded, await other.Get<JobRuns>().RunOnceAsync("tidy", ops.Time.NowUtc.AddMinutes(20), longest, _ => Task.FromResult(1L), ct));
    }

    [Theory, OnEveryDatabase]
    public async Task A_run_of_a_killed_node_is_given_up_by_the_next(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        await using (var killed = ops.AnotherNode())
        {
            _ = killed.Get<JobRuns>().RunOnceAsync("tidy", ops.Time.NowUtc, longest, _ => new TaskCompletionSource<long>().Task, ct);
            await Eventually.IsTrueAsync(async () => (await RunsAsync(ops)).Count == 1);
        }

        ops.Time.Advance(longest + JobRuns.Grace);
        Assert.Equal(JobOutcome.Skipped, await ops.Get<JobRuns>().RunOnceAsync("tidy", ops.Time.NowUtc, longest, _ => Task.FromResult(1L), ct));
        ops.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(JobOutcome.Succeeded, await ops.Get<JobRuns>().RunOnceAsync("tidy", ops.Time.NowUtc, longest, _ => Task.FromResult(1L), ct));

        var runs = await RunsAsync(ops);
        Assert.Equal([JobOutcome.Failed, JobOutcome.Skipped, JobOutcome.Succeeded], runs.Select(run => run.Outcome));
        Assert.Equal("The program ended during this run.", runs[0].Error);
    }

    [Fact]
    public async Task Whatever_the_node_died_of_the_row_is_never_left_unclear_for_ever()
    {
        var words = await RunAndDieAsync(DyingNode.Immortal());
        for (var word = 1; word <= words; word++)
        {
            await RunAndDieAsync(new DyingNode(word, afterIt: false));
            await RunAndDieAsync(new DyingNode(word, afterIt: true));
        }
    }

    internal static async Task<List<JobRun>> RunsAsync(TestOps ops)
    {
        await using var db = ops.Dbs.OpenAcrossTenants();
        return await db.JobRuns.AsNoTracking().OrderBy(run => run.Id).ToListAsync();
    }

    private static async Task<int> RunAndDieAsync(DyingNode death)
    {
        await using var ops = await TestOps.StartAsync();
        await using var mortal = ops.AnotherNode(death.Configure);
        var due = ops.Time.NowUtc;
        await Record.ExceptionAsync(() => mortal.Get<JobRuns>().RunOnceAsync("tidy", due, longest, _ => Task.FromResult(1L), ct));
        var words = death.Words;

        ops.Time.Advance(longest + JobRuns.Grace + TimeSpan.FromSeconds(1));
        var again = await ops.Get<JobRuns>().RunOnceAsync("tidy", due, longest, _ => Task.FromResult(1L), ct);
        var next = await ops.Get<JobRuns>().RunOnceAsync("tidy", ops.Time.NowUtc, longest, _ => Task.FromResult(1L), ct);
        Assert.Equal(JobOutcome.Succeeded, next);
        var first = (await RunsAsync(ops))[0];
        Assert.NotEqual(JobOutcome.Running, first.Outcome);
        Assert.Equal(due, first.DueAtUtc);
        if (again is not null)
            Assert.Equal(JobOutcome.Succeeded, first.Outcome);
        return words;
    }
}
