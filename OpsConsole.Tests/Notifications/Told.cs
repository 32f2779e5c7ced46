using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Activity;
using OpsConsole.Core.Notifications;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Notifications;

internal static class Told
{
    public static IOutboxConsumer Notifier(this TestOps ops) =>
        ops.Get<IEnumerable<IOutboxConsumer>>().Single(consumer => consumer.Name == OutboxConsumers.Notifications);

    /// <summary>Works off what is due for the notifications.</summary>
    public static async Task NotifyAsync(this TestOps ops)
    {
        while (await ops.Get<OutboxDelivery>().DeliverAsync(ops.Notifier(), CancellationToken.None) > 0)
        {
        }
    }

    public static async Task<List<Notification>> NotificationsAsync(this TestOps ops, Actor? of = null)
    {
        await using var db = ops.Open();
        return await db.Notifications.AsNoTracking().Where(row => of == null || row.UserId == of.UserId).OrderBy(row => row.Id).ToListAsync();
    }

    /// <summary>Records an entry in the shape that its room does.</summary>
    public static async Task RecordAsync(this OpsDb open, Actor actor, string action, IActivitySubject subject, object? particulars)
    {
        await using var db = open;
        db.Record(actor, action, subject, particulars);
        await db.SaveChangesAsync();
    }
}
