using OpsConsole.Core;
using OpsConsole.Core.Boards;
using OpsConsole.Core.Opportunities;
using OpsConsole.Core.Opportunities.Board;
using OpsConsole.Core.Opportunities.Editing;
using OpsConsole.Core.Settings;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Opportunities;

public sealed class StageProbabilityTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task A_changed_setting_counts_at_once_for_those_of_whom_nobody_said_otherwise(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (maria, ada) = (await ops.MariaAsync(), await ops.SomebodyAsync("Ada Boss", Core.Permissions.BuiltInRoles.Admin));
        var (usual, own, won) = (await ops.OpportunityAsync(maria, "1 A St", 10_000_000), await ops.OpportunityAsync(maria, "2 B St", 10_000_000), await ops.OpportunityAsync(maria, "3 C St", 10_000_000));
        await ops.Get<EditOpportunity>().RunAsync(own, nameof(Opportunity.Probability), "35", maria, ct);
        await ops.Get<CloseOpportunity>().RunAsync(won, OpportunityOutcome.Won, CloseReason.PriceAgreed, null, maria, ct);
        Assert.Equal(4_500_000, (await BoardAsync(ops))[OpportunityStage.New].WeightedCents);

        Assert.True((await ops.DecideAsync(SettingCatalog.ProbabilityNew, 15, ada)).Succeeded);
        Assert.IsType<SettingIsOutOfBounds>((await ops.DecideAsync(SettingCatalog.ProbabilityNew, 101, ada)).Error);

        var board = await BoardAsync(ops);
        Assert.Equal((5_000_000L, 10_000_000L), (board[OpportunityStage.New].WeightedCents, board[OpportunityStage.Closed].WeightedCents));
        Assert.Equal([(usual.Id, 15), (own.Id, 35)], board[OpportunityStage.New].Head.Select(card => (card.Id, card.Probability)).Order());
        var detail = (await ops.Get<OpportunityDetailQuery>().LoadAsync(ops.TenantId, usual.Id, ct))!;
        Assert.Equal((15, 1_500_000), (detail.Usual.Of(detail.Opportunity), detail.Usual.WeightedCents(detail.Opportunity)));
    }

    private static Task<Board<OpportunityStage, OpportunityCard>> BoardAsync(TestOps ops) =>
        ops.Get<OpportunityBoardQuery>().LoadAsync(new BoardKey<OpportunityBoardFilter>(ops.TenantId, OpportunityBoardFilter.Everything), ct);
}
