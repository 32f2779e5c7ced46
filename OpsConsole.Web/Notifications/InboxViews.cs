using OpsConsole.Core.Live;
using OpsConsole.Core.Notifications;

namespace OpsConsole.Web.Notifications;

/// <summary>The bells that are open on this node: one read per person and change, however many tabs they have.</summary>
public sealed class InboxViews(InboxQuery query, LiveFeed feed, TimeProvider clock, ILogger<InboxViews> log)
{
    public SharedViews<(long TenantId, long UserId), Inbox> Views { get; } = new(
        feed, clock, log, key => [Notification.TopicOf(key.TenantId, key.UserId)], (key, _, ct) => query.LoadAsync(key.TenantId, key.UserId, ct));
}
