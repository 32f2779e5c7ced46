using OpsConsole.Core.Boards;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Board;
using OpsConsole.Core.Live;
using OpsConsole.Tests.Ground;
using OpsConsole.Web.Leads.Board;
using OpsConsole.Web.Parts.Boards;

namespace OpsConsole.Tests.Leads;

/// <summary>The rendered stretch of a long column while somebody scrolls faster than the database answers.</summary>
public sealed class ColumnWindowTests
{
    private const int Block = LeadBoardQuery.Block;
    private static readonly CancellationToken ct = CancellationToken.None;

    [Fact]
    public async Task The_last_of_overlapping_moves_counts_and_its_cards_stay_live()
    {
        await using var ops = await TestOps.StartAsync(configure: OpenBoards.Configure);
        var leads = new List<LeadRef>();
        for (var n = 0; n < 5 * Block; n++)
            leads.Add(await ops.LeadAsync($"{n} Scroll St"));
        var (views, key) = (ops.Get<LeadBoardViews>(), new BoardKey<LeadBoardFilter>(ops.TenantId, LeadBoardFilter.Everything));
        using var window = new ColumnWindow<LeadBoardFilter, LeadStatus, LeadCard>(views, LeadStatus.Pending, () => { });
        await window.MoveAsync(key, Block, 2 * Block, ct);

        var down = window.MoveAsync(key, 2 * Block, 2 * Block, ct);
        var up = window.MoveAsync(key, 0, 3 * Block, ct);
        await Task.WhenAll(down, up);

        var board = (await views.Boards.WatchAsync(key, _ => { }, ct)).Current;
        Assert.Equal(0, window.First);
        var asked = leads[Block + 5];
        await ops.Get<AskAboutLead>().RunAsync(asked, "Is the roof new?", await ops.MariaAsync(), ct);
        await Eventually.IsTrueAsync(() =>
        {
            ops.Time.Advance(SharedViews<BoardKey<LeadBoardFilter>, BoardFaces<LeadStatus, LeadCard>>.Pause);
            return window.Cards(board.Columns[0]).Any(face => face.Card.Id == asked.Id && face.Card.Version > asked.Version);
        });
    }

    [Fact]
    public async Task A_move_that_ends_after_the_window_was_closed_holds_nothing()
    {
        await using var ops = await TestOps.StartAsync(configure: OpenBoards.Configure);
        for (var n = 0; n < 3 * Block; n++)
            await ops.LeadAsync($"{n} Scroll St");
        var (views, key) = (ops.Get<LeadBoardViews>(), new BoardKey<LeadBoardFilter>(ops.TenantId, LeadBoardFilter.Everything));
        var window = new ColumnWindow<LeadBoardFilter, LeadStatus, LeadCard>(views, LeadStatus.Pending, () => { });

        var moving = window.MoveAsync(key, Block, Block, ct);
        window.Dispose();
        await moving;

        ops.Time.Advance(TimeSpan.FromSeconds(61));
        (await views.Stretches.WatchAsync(new(ops.TenantId, LeadBoardFilter.Everything, LeadStatus.Sold, 7), _ => { }, ct)).Dispose();
        Assert.Equal(1, views.Stretches.Count);
    }
}
