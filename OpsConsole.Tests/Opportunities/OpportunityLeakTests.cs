using OpsConsole.Core.Live;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads;
using OpsConsole.Web.Opportunities.Board;
using OpsConsole.Web.Opportunities.Detail;

namespace OpsConsole.Tests.Opportunities;

/// <summary>As with the review board: nothing of a closed page may stay.</summary>
public sealed class OpportunityLeakTests
{
    [Fact]
    public async Task Boards_opened_and_closed_leave_nothing_behind()
    {
        await using var ops = await TestOps.StartAsync(configure: OpenBoards.Configure);
        var maria = await ops.MariaAsync();
        var boards = new OpenBoards(ops, maria);
        var target = await ops.OpportunityAsync(maria);
        for (var n = 0; n < 5; n++)
            await ops.OpportunityAsync(maria, $"{n} Leak St");
        (string Address, string? WaitFor)[] ways =
        [
            ("/opportunities", "article.card"),
            ($"/opportunities?open={target.Id}", "ol.timeline"),
            ("/opportunities?stage=proposal", ".column-empty"),
            ($"/opportunities?open={target.Id}", null),
        ];
        var before = await SettledAsync(ops, boards, target.Id);
        var pages = new List<WeakReference>();

        for (var n = 0; n < 300; n++)
        {
            var (address, waitFor) = ways[n % ways.Length];
            pages.Add(await boards.OpenAndCloseAsync<OpportunityBoardPage>(address, waitFor));
            ops.Time.Advance(TimeSpan.FromMilliseconds(150));
        }

        Assert.Equal(before, await SettledAsync(ops, boards, target.Id));
        await Eventually.IsTrueAsync(() =>
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            GC.Collect();
            return pages.TrueForAll(page => !page.IsAlive);
        });
    }

    private static async Task<object> SettledAsync(TestOps ops, OpenBoards boards, long openId)
    {
        for (var n = 0; n < 2; n++)
        {
            await boards.OpenAndCloseAsync<OpportunityBoardPage>($"/opportunities?open={openId}", "#opportunity-title");
            if (n == 0)
                ops.Time.Advance(TimeSpan.FromSeconds(61));
        }

        return (ops.Get<LiveFeed>().TopicCount, ops.Get<OpportunityBoardViews>().Boards.Count, ops.Get<OpportunityBoardViews>().Stretches.Count, ops.Get<OpportunityDetailViews>().Views.Count);
    }
}
