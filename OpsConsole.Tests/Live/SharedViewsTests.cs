using OpsConsole.Core.Live;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Live;

public sealed class SharedViewsTests
{
    private readonly Market market = new();

    [Fact]
    public async Task Two_hundred_watchers_cost_one_load_and_share_one_snapshot()
    {
        var answer = new TaskCompletionSource<Price>();
        market.Load = (_, _) => answer.Task;
        var arriving = Enumerable.Range(0, 200).Select(_ => market.WatchAsync("oak")).ToList();

        answer.SetResult(new Price("oak", 1));
        var watches = await Task.WhenAll(arriving);

        Assert.Equal(1, market.Views.Loads);
        Assert.Single(watches.Select(watch => watch.Current).Distinct(ReferenceEqualityComparer.Instance));
    }

    [Fact]
    public async Task A_burst_of_fifty_signals_costs_at_most_two_loads_and_ends_with_the_newest()
    {
        using var watch = await market.WatchAsync("oak");
        var entered = new TaskCompletionSource();
        var go = new TaskCompletionSource();
        market.Load = async (key, _) =>
        {
            var read = market.Now(key);
            entered.TrySetResult();
            await go.Task;
            return read;
        };

        for (var n = 0; n < 25; n++)
            market.Change("oak");
        await market.RunUntilAsync(() => entered.Task.IsCompleted);
        for (var n = 0; n < 25; n++)
            market.Change("oak");
        go.SetResult();
        await market.RunUntilAsync(() => watch.Current.Number == 50);
        await market.RunForAWhileAsync();

        Assert.InRange(market.Views.Loads, 2, 3);
    }

    [Fact]
    public async Task Loads_of_one_view_keep_the_pause_between_them()
    {
        using var watch = await market.WatchAsync("oak");

        market.Change("oak");
        market.Time.Advance(SharedViews<string, Price>.Pause - TimeSpan.FromMilliseconds(1));
        await Task.Delay(50);
        Assert.Equal(1, market.Views.Loads);

        await market.RunUntilAsync(() => watch.Current.Number == 1);
        Assert.Equal(2, market.Views.Loads);
    }

    [Fact]
    public async Task Without_watchers_nothing_is_loaded_but_the_next_one_sees_what_is_new()
    {
        (await market.WatchAsync("oak")).Dispose();

        for (var n = 0; n < 10; n++)
            market.Change("oak");
        await market.RunForAWhileAsync();
        Assert.Equal(1, market.Views.Loads);

        using var next = await market.WatchAsync("oak");
        Assert.Equal((10, 2L), (next.Current.Number, market.Views.Loads));
    }

    [Fact]
    public async Task A_watcher_who_comes_back_to_an_unchanged_view_costs_no_load()
    {
        (await market.WatchAsync("oak")).Dispose();
        using var again = await market.WatchAsync("oak");

        Assert.Equal(1, market.Views.Loads);
    }

    [Fact]
    public async Task A_load_that_fails_is_tried_again_and_watchers_keep_what_they_have()
    {
        using var watch = await market.WatchAsync("oak");
        var failures = 0;
        market.Load = (key, _) => ++failures <= 3 ? throw new IOException("The database is away.") : Task.FromResult(market.Now(key));

        market.Change("oak");
        await market.RunUntilAsync(() => failures > 0);
        Assert.Equal(0, watch.Current.Number);
        await market.RunUntilAsync(() => watch.Current.Number == 1);

        Assert.Equal(4, failures);
    }

    [Fact]
    public async Task A_first_load_that_fails_is_told_and_the_next_try_works()
    {
        market.Load = (_, _) => throw new IOException("The database is away.");
        await Assert.ThrowsAsync<IOException>(() => market.WatchAsync("oak"));
        market.Load = (key, _) => Task.FromResult(market.Now(key));

        using var watch = await market.WatchAsync("oak");

        Assert.Equal(0, watch.Current.Number);
    }

    [Fact]
    public async Task A_watcher_who_left_hears_nothing()
    {
        var (left, stayed) = (0, 0);
        var leaver = await market.WatchAsync("oak", _ => left++);
        using var stayer = await market.WatchAsync("oak", _ => Interlocked.Increment(ref stayed));
        leaver.Dispose();
        leaver.Dispose();

        market.Change("oak");
        await market.RunUntilAsync(() => Volatile.Read(ref stayed) == 1);

        Assert.Equal(0, left);
    }

    [Fact]
    public async Task A_load_that_gives_the_same_snapshot_back_tells_nobody()
    {
        var told = 0;
        using var watch = await market.WatchAsync("oak", _ => told++);
        market.Load = (_, before) => Task.FromResult(before!);

        market.Signal("oak");
        await market.RunUntilAsync(() => market.Views.Loads == 2);
        await market.RunForAWhileAsync();

        Assert.Equal((0, 2L), (told, market.Views.Loads));
    }

    [Fact]
    public async Task A_watcher_that_throws_keeps_nobody_else_from_hearing()
    {
        var told = 0;
        using var broken = await market.WatchAsync("oak", _ => throw new InvalidOperationException("broken"));
        using var healthy = await market.WatchAsync("oak", _ => told++);

        market.Change("oak");
        await market.RunUntilAsync(() => market.Views.Loads == 2);
        await market.RunForAWhileAsync();

        Assert.Equal((1, 2L), (told, market.Views.Loads));
    }

    [Fact]
    public async Task Idle_views_stay_below_the_bound_even_when_all_are_left_at_once()
    {
        const int Many = 500;
        var watches = new List<SharedWatch<Price>>();
        for (var n = 0; n < Many; n++)
            watches.Add(await market.WatchAsync($"house {n}"));
        Assert.Equal(Many, market.Views.Count);

        foreach (var watch in watches)
            watch.Dispose();

        Assert.InRange(market.Views.Count, 1, SharedViews<string, Price>.MostIdle);
        Assert.Equal(market.Views.Count, market.Feed.TopicCount);
    }

    [Fact]
    public async Task An_idle_view_is_forgotten_after_a_minute_with_its_subscription()
    {
        (await market.WatchAsync("oak")).Dispose();
        market.Time.Advance(TimeSpan.FromSeconds(61));

        using var other = await market.WatchAsync("elm");

        Assert.Equal((1, 1), (market.Views.Count, market.Feed.TopicCount));
    }
}
