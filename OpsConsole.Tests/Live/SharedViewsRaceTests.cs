using System.Collections.Concurrent;
using OpsConsole.Core.Live;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Live;

/// <summary>However loads, changes, comings and goings fall together: who watches ends with the newest.</summary>
public sealed class SharedViewsRaceTests
{
    private readonly Market market = new();

    [Fact]
    public async Task Who_joins_a_load_that_began_before_a_change_still_ends_with_the_change()
    {
        var (entered, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        market.Load = async (key, _) =>
        {
            var read = market.Now(key);
            entered.TrySetResult();
            await go.Task;
            return read;
        };
        using var leaving = new CancellationTokenSource();
        var first = market.WatchAsync("oak", ct: leaving.Token);
        await entered.Task;
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);

        market.Change("oak");
        var joining = market.WatchAsync("oak");
        go.SetResult();
        using var watch = await joining;

        await market.RunUntilAsync(() => watch.Current.Number == 1);
    }

    [Fact]
    public async Task A_snapshot_that_is_told_late_does_not_replace_a_newer_one()
    {
        using var stuck = new SemaphoreSlim(0);
        var isStuck = new TaskCompletionSource();
        using var slow = await market.WatchAsync("oak", next =>
        {
            if (next.Number != 1)
                return;
            isStuck.SetResult();
            Assert.True(stuck.Wait(TimeSpan.FromSeconds(20)));
        });
        var heard = new ConcurrentQueue<int>();
        using var watch = await market.WatchAsync("oak", next => heard.Enqueue(next.Number));

        market.Change("oak");
        await market.RunUntilAsync(() => isStuck.Task.IsCompleted);
        market.Change("oak");
        var newcomer = market.WatchAsync("oak");
        await Eventually.IsTrueAsync(() => market.Views.Loads == 3);
        await Task.Delay(100);
        stuck.Release();
        using var late = await newcomer;
        await market.RunForAWhileAsync();

        Assert.Equal(2, watch.Current.Number);
        Assert.Equal(heard.Order(), heard);
        Assert.Equal(2, heard.Last());
    }

    [Fact]
    public async Task Nobody_waits_for_the_thread_of_whoever_came_first()
    {
        var theirs = new StandingStill();
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(theirs);
        var first = market.WatchAsync("oak");
        SynchronizationContext.SetSynchronizationContext(before);

        using var second = await market.WatchAsync("oak").WaitAsync(TimeSpan.FromSeconds(10));

        Assert.Equal(0, second.Current.Number);
        theirs.Go();
        (await first).Dispose();
    }

    [Fact]
    public async Task In_random_interleavings_every_watcher_ends_with_the_newest()
    {
        for (var seed = 1; seed <= 60; seed++)
            await RoundAsync(seed);
    }

    private static async Task RoundAsync(int seed)
    {
        var market = new Market();
        var dice = new Random(seed);
        var failing = true;
        market.Load = async (key, _) =>
        {
            var (steps, fails) = (0, false);
            lock (dice)
                (steps, fails) = (dice.Next(4), dice.Next(10) == 0);
            for (var n = 0; n < steps; n++)
                await Task.Yield();
            var read = market.Now(key);
            for (var n = 0; n < steps; n++)
                await Task.Yield();
            return Volatile.Read(ref failing) && fails ? throw new IOException("The database is away.") : read;
        };

        var open = new ConcurrentBag<SharedWatch<Price>>();
        await Task.WhenAll(Enumerable.Range(0, 6).Select(person => Task.Run(() => PersonAsync(market, new Random(seed * 100 + person), open))));
        Volatile.Write(ref failing, false);

        var missing = open.ToList();
        await market.RunUntilAsync(() => missing.TrueForAll(watch => watch.Current == market.Now(watch.Current.Of)));
        foreach (var watch in open)
            watch.Dispose();
    }

    private static async Task PersonAsync(Market market, Random dice, ConcurrentBag<SharedWatch<Price>> open)
    {
        for (var step = 0; step < 60; step++)
        {
            var key = dice.Next(2) == 0 ? "oak" : "elm";
            switch (dice.Next(6))
            {
                case 0:
                    market.Change(key);
                    break;
                case 1:
                    market.Time.Advance(TimeSpan.FromMilliseconds(dice.Next(200)));
                    break;
                case 2:
                    await Task.Yield();
                    break;
                default:
                    await ComeAndPerhapsGoAsync(market, key, dice, open);
                    break;
            }
        }
    }

    private static async Task ComeAndPerhapsGoAsync(Market market, string key, Random dice, ConcurrentBag<SharedWatch<Price>> open)
    {
        using var leaving = new CancellationTokenSource();
        var coming = market.WatchAsync(key, ct: leaving.Token);
        if (dice.Next(3) == 0)
            await leaving.CancelAsync();
        try
        {
            var watch = await coming;
            if (dice.Next(4) > 0)
                watch.Dispose();
            else
                open.Add(watch);
        }
        catch (Exception refused) when (refused is OperationCanceledException or IOException)
        {
            // Left before it came, or met a database that was away: no watch was begun.
        }
    }

    /// <summary>A person's thread that is busy with something else until told to go on.</summary>
    private sealed class StandingStill : SynchronizationContext
    {
        private readonly Lock gate = new();
        private readonly Queue<(SendOrPostCallback Work, object? State)> waiting = new();
        private bool going;

        // Asked and kept in one: what is posted while it begins to go must not be left behind.
        public override void Post(SendOrPostCallback d, object? state)
        {
            lock (gate)
                if (!going)
                {
                    waiting.Enqueue((d, state));
                    return;
                }

            base.Post(d, state);
        }

        public void Go()
        {
            lock (gate)
            {
                going = true;
                while (waiting.TryDequeue(out var item))
                    base.Post(item.Work, item.State);
            }
        }
    }
}
