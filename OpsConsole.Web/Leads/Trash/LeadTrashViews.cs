using OpsConsole.Core.Leads.Trash;
using OpsConsole.Core.Live;

namespace OpsConsole.Web.Leads.Trash;

public sealed record TrashShown(IReadOnlyList<TrashedLead> Leads, bool HasMore);

/// <summary>The pages of the trash that are open on this node.</summary>
public sealed class LeadTrashViews(LeadTrashQuery query, LiveFeed feed, TimeProvider clock, ILogger<LeadTrashViews> log)
{
    public SharedViews<(long TenantId, int Page), TrashShown> Views { get; } = new(
        feed, clock, log, key => [Topic.Room(key.TenantId, "lead")],
        async (key, _, ct) =>
        {
            var (leads, hasMore) = await query.LoadAsync(key.TenantId, key.Page, ct);
            return new TrashShown(leads, hasMore);
        });
}
