using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Activity;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Activity;

internal static class Recorded
{
    /// <summary>Really records that many entries, each in its own save, and gives their ids.</summary>
    public static async Task<List<long>> RecordAsync(this TestOps ops, int count, long? tenantId = null)
    {
        var tenant = tenantId ?? ops.TenantId;
        var somebody = await ops.SomebodyAsync("Maria Keller", Core.Permissions.BuiltInRoles.Manager, tenant);
        for (var i = 1; i <= count; i++)
        {
            await using var db = ops.Dbs.Open(tenant);
            db.Record(somebody, "user.signed-in", await db.Users.FirstAsync(), new { visit = i });
            await db.SaveChangesAsync();
        }

        await using var read = ops.Dbs.Open(tenant);
        return await read.Activity.OrderByDescending(entry => entry.Id).Take(count).OrderBy(entry => entry.Id).Select(entry => entry.Id).ToListAsync();
    }

    public static async Task<List<ActivityEntry>> EntriesAsync(this TestOps ops, params IReadOnlyList<long> ids)
    {
        await using var db = ops.Dbs.OpenAcrossTenants();
        return await db.Activity.IgnoreQueryFilters([OpsDb.TenantFilter]).AsNoTracking().Where(entry => ids.Contains(entry.Id)).OrderBy(entry => entry.Id).ToListAsync();
    }

    public static IOutboxConsumer Seal(this TestOps ops) => ops.Get<IEnumerable<IOutboxConsumer>>().Single(consumer => consumer.Name == OutboxConsumers.Seal);

    /// <summary>Works the outbox off until nothing is due.</summary>
    public static async Task DeliverAsync(this TestOps ops, IOutboxConsumer? consumer = null)
    {
        while (await ops.Get<OutboxDelivery>().DeliverAsync(consumer ?? ops.Seal(), CancellationToken.None) > 0)
        {
        }
    }

    public static Task<ActivityVerification> VerifyAsync(this TestOps ops, params IReadOnlyList<ChainHead> noted) =>
        ops.Get<VerifyActivity>().RunAsync(noted, CancellationToken.None);

    public static async Task<List<OutboxRow>> OutboxAsync(this TestOps ops)
    {
        await using var db = ops.Dbs.OpenAcrossTenants();
        return await db.Outbox.IgnoreQueryFilters([OpsDb.TenantFilter]).AsNoTracking().OrderBy(row => row.Id).ToListAsync();
    }
}
