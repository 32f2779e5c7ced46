using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Notifications;

/// <summary>Marks what the actor has seen as read. What came in meanwhile stays unread.</summary>
public sealed class ReadAllNotifications(OpsDbs dbs, TimeProvider clock)
{
    /// <param name="upToId">The newest notification that was on screen.</param>
    /// <returns>How many.</returns>
    public async Task<Result<int>> RunAsync(long upToId, Actor actor, CancellationToken ct)
    {
        if (actor.OnlyLooks is { } looking)
            return looking;
        if (actor.UserId is not { } userId)
            return 0;
        await using var db = dbs.Open(actor);
        var now = clock.GetUtcNow().UtcDateTime;
        var read = 0;
        await db.InTransactionAsync(async () =>
        {
            read = await db.Notifications.Where(row => row.UserId == userId && row.ReadAtUtc == null && row.Id <= upToId)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.ReadAtUtc, now).SetProperty(row => row.UpdatedAtUtc, now), ct);
            db.Signal(Notification.TopicOf(actor.TenantId, userId), userId);
        }, ct);
        return read;
    }
}
