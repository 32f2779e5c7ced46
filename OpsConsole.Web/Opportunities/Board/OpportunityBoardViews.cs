using OpsConsole.Core.Boards;
using OpsConsole.Core.Live;
using OpsConsole.Core.Opportunities;
using OpsConsole.Core.Opportunities.Board;
using OpsConsole.Web.Parts.Boards;

namespace OpsConsole.Web.Opportunities.Board;

/// <summary>The boards of opportunities that this node shows.</summary>
public sealed class OpportunityBoardViews(OpportunityBoardQuery query, LiveFeed feed, TimeProvider clock, IServiceScopeFactory scopes, ILoggerFactory logs)
    : BoardViews<OpportunityBoardFilter, OpportunityStage, OpportunityCard>(feed, clock, scopes, logs)
{
    protected override Type Face => typeof(OpportunityCardFace);

    // A stage's usual probability is a setting.
    protected override IReadOnlyCollection<Topic> TopicsOf(long tenantId) => [Topic.Room(tenantId, Opportunity.Subject), Topic.Room(tenantId, "setting")];

    protected override async Task<Board<OpportunityStage, OpportunityCard>> LoadAsync(BoardKey<OpportunityBoardFilter> key, CancellationToken ct) => await query.LoadAsync(key, ct);

    protected override async Task<IReadOnlyList<OpportunityCard>> LoadAsync(BoardStretchKey<OpportunityBoardFilter, OpportunityStage> key, CancellationToken ct) =>
        await query.LoadAsync(key, ct);
}
