using OpsConsole.Core.Boards;
using OpsConsole.Core.Opportunities;
using OpsConsole.Core.Opportunities.Board;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Opportunities;

namespace OpsConsole.Tests.Data;

/// <summary>The board of opportunities and the search for them are looked up; only the sums read every row, from an index that holds all they need.</summary>
public sealed class OpportunityPlanTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Fact]
    public async Task Every_query_is_answered_by_an_index_that_leaves_the_trash_out()
    {
        var plans = new QueryPlans();
        await using var ops = await TestOps.StartAsync(configure: plans.Configure);
        var maria = await ops.MariaAsync();
        var leadId = (await ops.OpportunityAsync((await ops.OpportunityAsync(maria)).Id)).LeadId!.Value;
        var query = ops.Get<OpportunityBoardQuery>();

        var board = await StepsAsync(() => query.LoadAsync(new BoardKey<OpportunityBoardFilter>(ops.TenantId, OpportunityBoardFilter.Everything), ct));
        Assert.Contains(board, step => step.Contains("COVERING INDEX IX_Opportunities_Sums", StringComparison.Ordinal));
        Assert.Equal(5, board.Count(step => step.Contains("INDEX IX_Opportunities_BoardOpen (TenantId=? AND Stage=?", StringComparison.Ordinal)));
        Assert.Single(board, step => step.Contains("INDEX IX_Opportunities_BoardClosed (TenantId=? AND Stage=?", StringComparison.Ordinal));
        var stretch = await StepsAsync(() => query.LoadAsync(new BoardStretchKey<OpportunityBoardFilter, OpportunityStage>(ops.TenantId, OpportunityBoardFilter.Everything, OpportunityStage.New, 2), ct));
        Assert.DoesNotContain(stretch, step => step.Contains("TEMP B-TREE", StringComparison.Ordinal));
        var search = await StepsAsync(() => ops.Get<FindOpportunitiesQuery>().LoadAsync("35", [leadId], maria, ct));
        Assert.Contains(search, step => step.Contains("IX_Opportunities_Title (TenantId=? AND Title>?", StringComparison.Ordinal));
        var trash = await StepsAsync(() => ops.Get<OpportunityTrashQuery>().LoadAsync(ops.TenantId, 0, ct));
        Assert.Contains(trash, step => step.Contains("IX_Opportunities_Trash", StringComparison.Ordinal));
        Assert.DoesNotContain(board.Concat(stretch).Concat(search).Concat(trash), step => step.StartsWith("SCAN TABLE Opportunities", StringComparison.Ordinal) && !step.Contains("INDEX", StringComparison.Ordinal));

        async Task<List<string>> StepsAsync(Func<Task> reading)
        {
            var asked = await plans.OfAsync(ops, reading);
            foreach (var plan in asked)
                TestContext.Current.TestOutputHelper?.WriteLine($"{plan}");
            return [.. asked.Where(plan => plan.Sql.Contains("Opportunities", StringComparison.Ordinal)).SelectMany(plan => plan.Steps)];
        }
    }
}
