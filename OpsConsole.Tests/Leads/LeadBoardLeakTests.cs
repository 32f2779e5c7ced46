using OpsConsole.Core.Live;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Leads;

/// <summary>People open and close the board all day: nothing of a closed page may stay.</summary>
public sealed class LeadBoardLeakTests
{
    [Fact]
    public async Task A_thousand_boards_opened_and_closed_leave_nothing_behind()
    {
        await using var ops = await TestOps.StartAsync(configure: OpenBoards.Configure);
        var boards = new OpenBoards(ops, await ops.MariaAsync());
        await ops.LeadAsync("1 Plain St");
        var lead = await ops.LeadAsync();
        for (var n = 0; n < 5; n++)
            await ops.LeadAsync($"{n} Leak St");
        (string Address, string WaitFor)[] ways =
        [
            ("/leads/board", "article.card"),
            ($"/leads/board?lead={lead.Id}", "ol.timeline"),
            ("/leads/board?market=Sacramento&score=40", "article.card"),
            ("/leads/board?market=Nowhere", ".column-empty"),
        ];
        var before = await SettledAsync(ops, boards);
        var pages = new List<WeakReference>();

        for (var n = 0; n < 1_000; n++)
        {
            var (address, waitFor) = ways[n % ways.Length];
            pages.Add(await boards.OpenAndCloseAsync(address, waitFor));
            ops.Time.Advance(TimeSpan.FromMilliseconds(150));
        }

        Assert.Equal(before, await SettledAsync(ops, boards));
        await Eventually.IsTrueAsync(() => AliveIn(pages) == 0);
    }

    [Fact]
    public async Task Boards_closed_while_they_load_leave_nothing_behind()
    {
        await using var ops = await TestOps.StartAsync(configure: OpenBoards.Configure);
        var boards = new OpenBoards(ops, await ops.MariaAsync());
        await ops.LeadAsync("1 Plain St");
        var lead = await ops.LeadAsync();
        var feed = ops.Get<LiveFeed>();
        LiveSignal[] news =
        [
            new(Topic.Room(ops.TenantId, "lead"), [lead.Id]),
            new(Topic.Room(ops.TenantId, "lead-import"), [1]),
            new(Topic.One(ops.TenantId, "lead", lead.Id), [lead.Id]),
        ];
        var before = await SettledAsync(ops, boards);
        var pages = new List<WeakReference>();

        for (var n = 0; n < 60; n++)
        {
            // Makes one of the three parts of the page load anew, while the others are there at once.
            feed.Publish(news[n % news.Length]);
            pages.Add(await boards.OpenAndCloseAsync($"/leads/board?lead={lead.Id}", waitFor: null));
            await Task.Delay(20);
        }

        Assert.Equal(before, await SettledAsync(ops, boards));
        await Eventually.IsTrueAsync(() => AliveIn(pages) == 0);
    }

    /// <summary>What is held once idle views had time to be forgotten, except for one plain board that was looked at last.</summary>
    private static async Task<object> SettledAsync(TestOps ops, OpenBoards boards)
    {
        await boards.OpenAndCloseAsync("/leads/board?lead=1", "#lead-title");
        ops.Time.Advance(TimeSpan.FromSeconds(61));
        await boards.OpenAndCloseAsync("/leads/board?lead=1", "#lead-title");
        return boards.Held;
    }

    private static int AliveIn(List<WeakReference> pages)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return pages.Count(page => page.IsAlive);
    }
}
