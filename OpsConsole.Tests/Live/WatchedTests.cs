using Microsoft.Extensions.Logging.Abstractions;
using OpsConsole.Tests.Ground;
using OpsConsole.Web.Parts;

namespace OpsConsole.Tests.Live;

/// <summary>What a page looks at while its address changes under it.</summary>
public sealed class WatchedTests
{
    [Fact]
    public async Task The_newest_key_wins_however_slowly_an_older_one_is_answered()
    {
        var (market, slow) = (new Market(), new TaskCompletionSource<Price>());
        market.Load = (key, _) => key == "slow" ? slow.Task : Task.FromResult(market.Now(key));
        using var watched = new Watched<string, Price>();

        var older = LookAsync(watched, market, "slow");
        await LookAsync(watched, market, "quick");
        slow.SetResult(new("slow", 7));
        await older;

        Assert.True(watched.IsAt("quick"));
        Assert.Equal(market.Now("quick"), watched.Current);
    }

    [Fact]
    public async Task Changes_of_what_was_looked_at_before_are_not_told_any_more()
    {
        var market = new Market();
        using var watched = new Watched<string, Price>();
        var changes = new List<Price?>();
        await LookAsync(watched, market, "first", () => changes.Add(watched.Current));
        await LookAsync(watched, market, "second", () => changes.Add(watched.Current));

        market.Change("first");
        await market.RunForAWhileAsync();
        Assert.Empty(changes);
        market.Change("second");
        await market.RunUntilAsync(() => changes.Count == 1);
        Assert.Equal([market.Now("second")], changes);
    }

    [Fact]
    public async Task After_the_page_is_gone_nothing_is_told_and_nothing_is_listened_to()
    {
        var (market, slow) = (new Market(), new TaskCompletionSource<Price>());
        market.Load = (key, _) => key == "slow" ? slow.Task : Task.FromResult(market.Now(key));
        var told = 0;
        using (var watched = new Watched<string, Price>())
            await LookAsync(watched, market, "quick", () => told++);
        var left = new Watched<string, Price>();
        var looking = LookAsync(left, market, "slow", () => told++);
        left.Dispose();
        slow.SetResult(new("slow", 7));
        await looking;

        market.Change("quick");
        market.Change("slow");
        await market.RunForAWhileAsync();
        Assert.Equal(0, told);
        Assert.Null(left.Current);
        market.Time.Advance(TimeSpan.FromMinutes(10));
        await LookAsync(new Watched<string, Price>(), market, "other");
        await Eventually.IsTrueAsync(() => market.Feed.TopicCount == 1);
    }

    [Fact]
    public async Task What_cannot_be_loaded_is_said_until_it_can()
    {
        var market = new Market { Load = (_, _) => throw new IOException("The database is away.") };
        using var watched = new Watched<string, Price>();
        await watched.TryAsync(() => LookAsync(watched, market, "price"), NullLogger.Instance);
        Assert.True(watched.HasFailed);
        Assert.Null(watched.Current);

        market.Load = (key, _) => Task.FromResult(market.Now(key));
        market.Time.Advance(TimeSpan.FromMinutes(1));
        await watched.TryAsync(() => LookAsync(watched, market, "price"), NullLogger.Instance);
        Assert.False(watched.HasFailed);
        Assert.Equal(market.Now("price"), watched.Current);
    }

    private static Task LookAsync(Watched<string, Price> watched, Market market, string key, Action? changed = null) =>
        watched.LookAsync(market.Views, key, tell => { tell(); return Task.CompletedTask; }, changed ?? (() => { }));
}
