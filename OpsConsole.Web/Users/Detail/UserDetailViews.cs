using OpsConsole.Core.Activity;
using OpsConsole.Core.Live;
using OpsConsole.Core.Users.Detail;

namespace OpsConsole.Web.Users.Detail;

/// <summary>An account and the newest of its timeline; null when the tenant has no such account.</summary>
public sealed record UserShown(UserDetail? Detail, IReadOnlyList<TimelineEntry> Timeline);

/// <summary>The accounts that are open on this node, each read once however many look at it.</summary>
public sealed class UserDetailViews(UserDetailQuery query, UserTimelineQuery timeline, LiveFeed feed, TimeProvider clock, ILogger<UserDetailViews> log)
{
    public SharedViews<(long TenantId, long UserId), UserShown> Views { get; } = new(
        feed, clock, log, key => [Topic.One(key.TenantId, "user", key.UserId), Topic.Room(key.TenantId, "role")],
        async (key, _, ct) => new UserShown(await query.LoadAsync(key.TenantId, key.UserId, ct), await timeline.LoadAsync(key.TenantId, key.UserId, null, ct)));
}
