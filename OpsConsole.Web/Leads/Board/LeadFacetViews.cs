using OpsConsole.Core.Leads.Board;
using OpsConsole.Core.Live;

namespace OpsConsole.Web.Leads.Board;

/// <summary>The filter choices of each tenant, shared by everybody who looks at its board; read again when an import changed them.</summary>
public sealed class LeadFacetViews(LeadFacetQuery query, LiveFeed feed, TimeProvider clock, ILogger<LeadFacetViews> log)
{
    public SharedViews<long, LeadFacets> Views { get; } =
        new(feed, clock, log, tenantId => [Topic.Room(tenantId, "lead-import")], (tenantId, _, ct) => query.LoadAsync(tenantId, ct));
}
