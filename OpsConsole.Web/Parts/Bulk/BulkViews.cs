using OpsConsole.Core.Bulk;
using OpsConsole.Core.Live;

namespace OpsConsole.Web.Parts.Bulk;

/// <param name="WorkItemId">The work that runs it, once it is known: other nodes tell of its progress, not of the action's.</param>
public sealed record BulkKey(long TenantId, string RowKind, long ActionId, long? WorkItemId);

/// <summary>What is shown of a bulk action; <see cref="Action"/> is null when there is no such.</summary>
public sealed record BulkShown(BulkView? Action);

/// <summary>The bulk actions and their lists that are open on this node, each read once however many look at it.</summary>
public sealed class BulkViews(BulkQuery query, BulkListQuery list, LiveFeed feed, TimeProvider clock, ILogger<BulkViews> log)
{
    public SharedViews<BulkKey, BulkShown> Actions { get; } = new(
        feed, clock, log, TopicsOf, async (key, _, ct) => new BulkShown(await query.LoadAsync(key.TenantId, key.RowKind, key.ActionId, ct)));

    /// <summary>The newest actions of a tenant's room.</summary>
    public SharedViews<(long TenantId, string RowKind), BulkList> Newest { get; } = new(
        feed, clock, log, room => [Topic.Room(room.TenantId, BulkAction.SubjectOf(room.RowKind))], async (room, _, ct) => await list.LoadAsync(room.TenantId, room.RowKind, null, ct));

    private static Topic[] TopicsOf(BulkKey key)
    {
        var action = Topic.One(key.TenantId, BulkAction.SubjectOf(key.RowKind), key.ActionId);
        return key.WorkItemId is { } itemId ? [action, Topic.One(key.TenantId, "work-item", itemId)] : [action];
    }
}
