using OpsConsole.Core.Leads;
using OpsConsole.Core.Live;

namespace OpsConsole.Web.Leads.Board;

/// <summary>What the drawer shows of a lead; <see cref="Detail"/> is null when there is no such lead.</summary>
public sealed record LeadDetailShown(LeadDetail? Detail);

/// <summary>The leads that are open in drawers on this node, each read once however many look at it.</summary>
public sealed class LeadDetailViews(LeadDetailQuery query, LiveFeed feed, TimeProvider clock, ILogger<LeadDetailViews> log)
{
    public SharedViews<(long TenantId, long LeadId), LeadDetailShown> Views { get; } = new(
        feed, clock, log, key => [Topic.One(key.TenantId, "lead", key.LeadId)],
        async (key, _, ct) => new LeadDetailShown(await query.LoadAsync(key.TenantId, key.LeadId, ct)));
}
