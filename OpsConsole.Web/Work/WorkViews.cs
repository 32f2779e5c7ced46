using OpsConsole.Core.Live;
using OpsConsole.Core.Work;

namespace OpsConsole.Web.Work;

public sealed record WorkListKey(long TenantId, WorkFilter Filter, long? BeforeId);

/// <summary>What is shown of one item; <see cref="Item"/> is null when there is no such.</summary>
public sealed record WorkShown(WorkDetail? Item);

/// <summary>The lists and items of the queue that are open on this node, each read once however many look at it.</summary>
public sealed class WorkViews(WorkListQuery list, WorkDetailQuery detail, LiveFeed feed, TimeProvider clock, ILogger<WorkViews> log)
{
    public SharedViews<WorkListKey, WorkList> Lists { get; } = new(
        feed, clock, log, key => [Topic.Room(key.TenantId, WorkItem.Subject)], (key, _, ct) => list.LoadAsync(key.TenantId, key.Filter, key.BeforeId, ct));

    public SharedViews<(long TenantId, long Id), WorkShown> Items { get; } = new(
        feed, clock, log, key => [Topic.One(key.TenantId, WorkItem.Subject, key.Id)],
        async (key, _, ct) => new WorkShown(await detail.LoadAsync(key.TenantId, key.Id, ct)));
}
