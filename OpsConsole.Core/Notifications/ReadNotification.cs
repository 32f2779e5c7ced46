using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Notifications;

/// <summary>Marks one of the actor's own notifications as read; reading it twice changes nothing.</summary>
public sealed class ReadNotification(OpsDbs dbs, TimeProvider clock)
{
    public async Task<Result<long>> RunAsync(long id, Actor actor, CancellationToken ct)
    {
        if (actor.OnlyLooks is { } looking)
            return looking;
        await using var db = dbs.Open(actor);
        var own = db.Notifications.Where(row => row.Id == id && row.UserId == actor.UserId);
        var now = clock.GetUtcNow().UtcDateTime;
        await db.InTransactionAsync(async () =>
        {
            var read = await own.Where(row => row.ReadAtUtc == null)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.ReadAtUtc, now).SetProperty(row => row.UpdatedAtUtc, now), ct);
            if (read == 1)
                db.Signal(Notification.TopicOf(actor.TenantId, actor.UserId!.Value), actor.UserId.Value);
        }, ct);
        return await own.AnyAsync(ct) ? id : new NotFound("This notification");
    }
}
