using OpsConsole.Core.Live;
using OpsConsole.Core.Users;

namespace OpsConsole.Web.Users;

/// <summary>The matrices of roles that are open on this node, one a tenant, however many look at it.</summary>
public sealed class RoleViews(RoleMatrixQuery query, LiveFeed feed, TimeProvider clock, ILogger<RoleViews> log)
{
    public SharedViews<long, IReadOnlyList<RoleColumn>> Matrices { get; } = new(
        feed, clock, log, tenantId => [Topic.Room(tenantId, "role"), Topic.Room(tenantId, "user")],
        (tenantId, _, ct) => query.LoadAsync(tenantId, ct));
}
