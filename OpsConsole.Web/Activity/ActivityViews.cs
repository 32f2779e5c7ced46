using OpsConsole.Core.Activity.Checking;
using OpsConsole.Core.Activity.Searching;
using OpsConsole.Core.Live;
using OpsConsole.Core.Work;

namespace OpsConsole.Web.Activity;

/// <summary>The activity as it is watched on this node: the newest page of each filter, and the chain, each read once however many look.</summary>
public sealed class ActivityViews(ActivityPageQuery pages, ActivityChainQuery chain, LiveFeed feed, TimeProvider clock, ILogger<ActivityViews> log)
{
    public SharedViews<(long TenantId, ActivityFilter Filter), FoundActivity> Newest { get; } = new(
        feed, clock, log, key => Topics(key.TenantId, key.Filter), (key, _, ct) => pages.LoadAsync(key.TenantId, key.Filter, null, null, ct));

    public SharedViews<long, ActivityChain> Chains { get; } = new(
        feed, clock, log, tenantId => [Topic.Room(tenantId, ActivityCheck.Subject), Topic.Room(tenantId, WorkItem.Subject)], (tenantId, _, ct) => chain.LoadAsync(tenantId, ct));

    /// <summary>An entry tells the room of what it is about: all rooms, or the filter's one.</summary>
    private static IReadOnlyCollection<Topic> Topics(long tenantId, ActivityFilter filter) =>
        filter is { SubjectKind: { } kind, SubjectId: { } id } ? [Topic.One(tenantId, kind, id)]
        : (filter.SubjectKind ?? filter.Action?.Split('.')[0]) is { } only ? [Topic.Room(tenantId, only)]
        : [.. ActivityWords.Kinds.Select(known => Topic.Room(tenantId, known.Kind))];
}
