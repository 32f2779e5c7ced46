using OpsConsole.Core.Live;
using OpsConsole.Core.Partners;

namespace OpsConsole.Web.Partners;

/// <summary>The rotations that are open on this node, one a tenant, however many look at it.</summary>
public sealed class PartnerViews(PartnerListQuery query, LiveFeed feed, TimeProvider clock, ILogger<PartnerViews> log)
{
    public SharedViews<long, IReadOnlyList<PartnerLine>> Views { get; } = new(
        feed, clock, log, tenantId => [Topic.Room(tenantId, Partner.Subject), Topic.Room(tenantId, "user"), Topic.Room(tenantId, "role")],
        (tenantId, _, ct) => query.LoadAsync(tenantId, ct));
}
