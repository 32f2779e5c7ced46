using OpsConsole.Core.Activity;
using OpsConsole.Core.Live;
using OpsConsole.Core.Users.Detail;
using OpsConsole.Core.Users.Sessions;

namespace OpsConsole.Web.Users.Detail;

/// <summary>An account, where it is signed in, and the newest of its history; without detail when the tenant has no such account.</summary>
public sealed record UserShown(UserDetail? Detail, IReadOnlyList<UserSession> Sessions, IReadOnlyList<FailedSignIn> Failed, IReadOnlyList<TimelineEntry> Timeline);

/// <summary>The accounts that are open on this node, each read once however many look at it.</summary>
public sealed class UserDetailViews
{
    public UserDetailViews(UserDetailQuery query, UserSessionsQuery sessions, FailedSignInsQuery failed, UserTimelineQuery timeline, LiveFeed feed, TimeProvider clock, ILogger<UserDetailViews> log) =>
        Views = new(feed, clock, log, key => [Topic.One(key.TenantId, "user", key.UserId), Topic.Room(key.TenantId, "role")], async (key, _, ct) => new UserShown(
            await query.LoadAsync(key.TenantId, key.UserId, ct), await sessions.LoadAsync(key.TenantId, key.UserId, ct),
            await failed.LoadAsync(key.TenantId, key.UserId, ct), await timeline.LoadAsync(key.TenantId, key.UserId, null, ct)));

    public SharedViews<(long TenantId, long UserId), UserShown> Views { get; }
}
