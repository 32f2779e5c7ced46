using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Notifications;

/// <summary>What the bell shows: how many are unread, counted up to <see cref="InboxQuery.MostCounted"/>, and the newest.</summary>
public sealed record Inbox(int Unread, IReadOnlyList<NotificationRow> Newest);

/// <summary>Reads one person's bell. Callers ask for their own only.</summary>
public sealed class InboxQuery(OpsDbs dbs)
{
    public const int MostCounted = 100;

    private const int Newest = 8;

    public async Task<Inbox> LoadAsync(long tenantId, long userId, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        var own = db.Notifications.AsNoTracking().Where(row => row.UserId == userId);
        var unread = await own.Where(row => row.ReadAtUtc == null).OrderBy(row => row.Id).Take(MostCounted).CountAsync(ct);
        return new Inbox(unread, await own.OrderByDescending(row => row.Id).Take(Newest).Select(NotificationRow.Of).ToListAsync(ct));
    }
}
