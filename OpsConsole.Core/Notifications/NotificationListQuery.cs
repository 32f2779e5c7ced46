using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Notifications;

/// <summary>Notifications, newest first; <paramref name="HasMore"/> tells whether there are older ones behind the last.</summary>
public sealed record NotificationPage(IReadOnlyList<NotificationRow> Rows, bool HasMore);

/// <summary>Lists the actor's own notifications, a page at a time.</summary>
public sealed class NotificationListQuery(OpsDbs dbs)
{
    public const int PageSize = 25;

    /// <param name="beforeId">The last one of the page before; null for the newest.</param>
    public async Task<NotificationPage> LoadAsync(Actor actor, bool unreadOnly, long? beforeId, CancellationToken ct)
    {
        if (actor.UserId is not { } userId)
            return new NotificationPage([], false);
        await using var db = dbs.Open(actor);
        var rows = await db.Notifications.AsNoTracking()
            .Where(row => row.UserId == userId && (!unreadOnly || row.ReadAtUtc == null) && (beforeId == null || row.Id < beforeId))
            .OrderByDescending(row => row.Id).Take(PageSize + 1).Select(NotificationRow.Of).ToListAsync(ct);
        return new NotificationPage([.. rows.Take(PageSize)], rows.Count > PageSize);
    }
}
