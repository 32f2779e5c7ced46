using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Live;

namespace OpsConsole.Core;

/// <summary>What every context needs besides its options.</summary>
public sealed record OpsDbServices(TimeProvider Clock, LiveFeed Feed, NodeName Node);

/// <summary>The name of this process among the nodes: unique for as long as it runs.</summary>
public sealed record NodeName(string Value)
{
    public static implicit operator string(NodeName node) => node.Value;
}

/// <summary>Opens short-lived contexts; whoever opens one disposes it before awaiting anything slow.</summary>
/// <param name="create">Takes a context of the configured provider out of its pool.</param>
public sealed class OpsDbs(Func<OpsDb> create, OpsDbServices services)
{
    /// <summary>Saves nothing for whoever only looks.</summary>
    public OpsDb Open(Actor actor) => Open(actor.TenantId, actor.SeenBy is not null);

    public OpsDb Open(long tenantId) => Open(tenantId, onlyLooks: false);

    private OpsDb Open(long tenantId, bool onlyLooks)
    {
        var db = create();
        db.Enter(tenantId, services, onlyLooks);
        return db;
    }

    /// <summary>
    /// A context of no tenant, for sign-in and the system's own loops: tenant-owned rows stay invisible unless a query lifts
    /// <see cref="OpsDb.TenantFilter"/> by name, and rows written must say their tenant.
    /// </summary>
    public OpsDb OpenAcrossTenants() => Open(0);
}
