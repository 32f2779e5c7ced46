using OpsConsole.Core.Boards;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Board;
using OpsConsole.Core.Leads.Listing;
using OpsConsole.Core.Live;
using OpsConsole.Web.Parts.Boards;

namespace OpsConsole.Web.Leads.Board;

/// <summary>The review boards that this node shows.</summary>
public sealed class LeadBoardViews(LeadBoardQuery query, LeadIndexes indexes, LiveFeed feed, TimeProvider clock, IServiceScopeFactory scopes, ILoggerFactory logs)
    : BoardViews<LeadBoardFilter, LeadStatus, LeadCard>(feed, clock, scopes, logs)
{
    protected override Type Face => typeof(LeadCardFace);

    protected override IReadOnlyCollection<Topic> TopicsOf(long tenantId)
    {
        indexes.Attend(tenantId);
        return [Topic.Room(tenantId, "lead")];
    }

    protected override async Task<Board<LeadStatus, LeadCard>> LoadAsync(BoardKey<LeadBoardFilter> key, CancellationToken ct) => await query.LoadAsync(key, ct);

    protected override async Task<IReadOnlyList<LeadCard>> LoadAsync(BoardStretchKey<LeadBoardFilter, LeadStatus> key, CancellationToken ct) => await query.LoadAsync(key, ct);
}
