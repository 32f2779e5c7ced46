using OpsConsole.Core.Work;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Work;

public sealed class RunWorkTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task Run_WhenTheHandlerEnds_IsDone(string provider)
    {
        TestOps ops = null!;
        await using (ops = await TestOps.StartAsync(provider, services => services.AddHandler(Queued.Steps(() => ops, 2))))
        {
            var id = await ops.QueueAsync();
            await ops.Get<RunWork>().RunAsync((await ops.ClaimAsync())!, ct);

            var item = await ops.ItemAsync(id);
            Assert.Equal((WorkStatus.Done, 2L, "Step 2", (string?)null), (item.Status, item.ProgressDone, item.ProgressText, item.LeaseToken));
            Assert.Equal(ops.Time.NowUtc, item.EndedAtUtc);
        }
    }

    [Fact]
    public async Task Run_WhenTheHandlerFails_WaitsWithTheErrorAndGoesOnFromItsPlace()
    {
        TestOps ops = null!;
        var isBroken = true;
        await using (ops = await TestOps.StartAsync("Sqlite", services => services.AddHandler(new TestHandler(async (run, stop) =>
        {
            for (var step = run.Done + 1; step <= 4; step++)
            {
                if (step == 3 && isBroken)
                    throw new IOException("The line is down.");
                await ops.SaveStepAsync(run, step, stop);
            }
        }))))
        {
            var id = await ops.QueueAsync();
            await ops.Get<RunWork>().RunAsync((await ops.ClaimAsync())!, ct);
            var failed = await ops.ItemAsync(id);
            Assert.Equal((WorkStatus.Waiting, "The line is down.", 2L), (failed.Status, failed.Error, failed.ProgressDone));

            isBroken = false;
            ops.Time.Advance(TimeSpan.FromSeconds(12));
            await ops.Get<RunWork>().RunAsync((await ops.ClaimAsync())!, ct);
            var done = await ops.ItemAsync(id);
            Assert.Equal((WorkStatus.Done, (string?)null, 2), (done.Status, done.Error, done.Attempts));
            Assert.Equal([$"{id}/1", $"{id}/2", $"{id}/3", $"{id}/4"], await ops.ResultsAsync());
        }
    }

    [Fact]
    public async Task Run_WhenItIsHopeless_IsDeadAtOnce()
    {
        await using var ops = await TestOps.StartAsync("Sqlite", services =>
            services.AddHandler(new TestHandler((_, _) => throw new WorkIsHopeless("The file is empty."))));
        var id = await ops.QueueAsync();
        await ops.Get<RunWork>().RunAsync((await ops.ClaimAsync())!, ct);
        var item = await ops.ItemAsync(id);
        Assert.Equal((WorkStatus.Dead, "The file is empty.", 1), (item.Status, item.Error, item.Attempts));
    }

    [Fact]
    public async Task Run_WhenThePayloadIsPoison_IsDeadAtOnce()
    {
        await using var ops = await TestOps.StartAsync("Sqlite", services => services.AddHandler(new TestHandler((run, _) =>
        {
            run.PayloadAs<Dictionary<string, int>>();
            return Task.CompletedTask;
        })));
        var id = await ops.QueueAsync(new { count = "not a number" });
        await ops.Get<RunWork>().RunAsync((await ops.ClaimAsync())!, ct);
        var item = await ops.ItemAsync(id);
        Assert.Equal(WorkStatus.Dead, item.Status);
        Assert.StartsWith("The stored instructions cannot be read", item.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WhenTheKindIsUnknown_IsDeadWithPlainWords()
    {
        await using var ops = await TestOps.StartAsync();
        var id = await ops.QueueAsync(kind: "leads.teleport");
        await ops.Get<RunWork>().RunAsync((await ops.ClaimAsync())!, ct);
        var item = await ops.ItemAsync(id);
        Assert.Equal((WorkStatus.Dead, "This version does not know work of the kind “leads.teleport”."), (item.Status, item.Error));
    }

    [Fact]
    public async Task Run_WhenTheNodeStops_IsGivenBackWithItsAttempt()
    {
        using var stopping = new CancellationTokenSource();
        var started = new TaskCompletionSource();
        await using var ops = await TestOps.StartAsync("Sqlite", services => services.AddHandler(new TestHandler((_, stop) =>
        {
            started.SetResult();
            return Task.Delay(Timeout.Infinite, stop);
        })));
        var id = await ops.QueueAsync();
        var run = ops.Get<RunWork>().RunAsync((await ops.ClaimAsync())!, stopping.Token);
        await started.Task;
        await stopping.CancelAsync();
        await run;

        var item = await ops.ItemAsync(id);
        Assert.Equal((WorkStatus.Waiting, 0, (string?)null), (item.Status, item.Attempts, item.Error));
        Assert.Equal(id, (await ops.ClaimAsync())!.ItemId);
    }

    [Fact]
    public async Task A_long_run_keeps_its_lease()
    {
        var (started, finish) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var ops = await TestOps.StartAsync("Sqlite", services => services.AddHandler(new TestHandler((_, _) =>
        {
            started.SetResult();
            return finish.Task;
        })));
        var id = await ops.QueueAsync();
        var run = ops.Get<RunWork>().RunAsync((await ops.ClaimAsync())!, ct);
        await started.Task;
        for (var beat = 0; beat < 8; beat++)
        {
            var before = (await ops.ItemAsync(id)).LeaseUntilUtc;
            ops.Time.Advance(RunWork.Heartbeat);
            await Eventually.IsTrueAsync(async () => (await ops.ItemAsync(id)).LeaseUntilUtc > before);
            Assert.Equal(0, await ops.Get<WorkLeases>().TakeBackExpiredAsync(ct));
        }

        finish.SetResult();
        await run;
        Assert.Equal(WorkStatus.Done, (await ops.ItemAsync(id)).Status);
    }

    [Fact]
    public async Task A_run_whose_lease_is_lost_is_told_to_stop_and_settles_nothing()
    {
        var started = new TaskCompletionSource();
        await using var ops = await TestOps.StartAsync("Sqlite", services => services.AddHandler(new TestHandler((_, stop) =>
        {
            started.SetResult();
            return Task.Delay(Timeout.Infinite, stop);
        })));
        var id = await ops.QueueAsync();
        var claim = (await ops.ClaimAsync())!;
        var run = ops.Get<RunWork>().RunAsync(claim, ct);
        await started.Task;
        await ops.Get<WorkLeases>().ReleaseAsync(claim, ct);
        var heir = (await ops.ClaimAsync())!;

        ops.Time.Advance(RunWork.Heartbeat);
        await run.WaitAsync(TimeSpan.FromSeconds(20));
        var item = await ops.ItemAsync(id);
        Assert.Equal((WorkStatus.Running, heir.Token), (item.Status, item.LeaseToken));
    }
}
