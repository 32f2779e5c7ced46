using OpsConsole.Core.Live;
using OpsConsole.Core.Opportunities;

namespace OpsConsole.Web.Opportunities.Trash;

public sealed record OpportunityTrashShown(IReadOnlyList<TrashedOpportunity> Rows, bool HasMore);

/// <summary>The pages of deleted opportunities that are open on this node.</summary>
public sealed class OpportunityTrashViews(OpportunityTrashQuery query, LiveFeed feed, TimeProvider clock, ILogger<OpportunityTrashViews> log)
{
    public SharedViews<(long TenantId, int Page), OpportunityTrashShown> Views { get; } = new(
        feed, clock, log, key => [Topic.Room(key.TenantId, Opportunity.Subject)],
        async (key, _, ct) =>
        {
            var (rows, hasMore) = await query.LoadAsync(key.TenantId, key.Page, ct);
            return new OpportunityTrashShown(rows, hasMore);
        });
}
