using OpsConsole.Core.Leads.Bulk;
using OpsConsole.Core.Live;

namespace OpsConsole.Web.Leads.Bulk;

/// <param name="WorkItemId">The work that runs it, once it is known: other nodes tell of its progress, not of the action's.</param>
public sealed record LeadBulkKey(long TenantId, long ActionId, long? WorkItemId);

/// <summary>What is shown of a bulk action; <see cref="Action"/> is null when there is no such.</summary>
public sealed record LeadBulkShown(LeadBulkView? Action);

/// <summary>The bulk actions and their lists that are open on this node, each read once however many look at it.</summary>
public sealed class LeadBulkViews(LeadBulkQuery query, LeadBulkListQuery list, LiveFeed feed, TimeProvider clock, ILogger<LeadBulkViews> log)
{
    public SharedViews<LeadBulkKey, LeadBulkShown> Actions { get; } = new(
        feed, clock, log, TopicsOf, async (key, _, ct) => new LeadBulkShown(await query.LoadAsync(key.TenantId, key.ActionId, ct)));

    /// <summary>A tenant's newest actions.</summary>
    public SharedViews<long, LeadBulkList> Newest { get; } = new(
        feed, clock, log, tenantId => [Topic.Room(tenantId, LeadBulkAction.Subject)], async (tenantId, _, ct) => await list.LoadAsync(tenantId, null, ct));

    private static Topic[] TopicsOf(LeadBulkKey key)
    {
        var action = Topic.One(key.TenantId, LeadBulkAction.Subject, key.ActionId);
        return key.WorkItemId is { } itemId ? [action, Topic.One(key.TenantId, "work-item", itemId)] : [action];
    }
}
