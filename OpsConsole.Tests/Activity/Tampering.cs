using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Activity;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Activity;

/// <summary>Somebody with the database's own tools, past the product and its triggers.</summary>
internal static class Tampering
{
    public static async Task TamperAsync(this TestOps ops, FormattableString sql)
    {
        await using var db = ops.Dbs.OpenAcrossTenants();
        if (db.Database.ProviderName!.EndsWith("Sqlite", StringComparison.Ordinal))
        {
            await db.Database.ExecuteSqlRawAsync("DROP TRIGGER IF EXISTS \"Activity_Refuses_UPDATE\"");
            await db.Database.ExecuteSqlRawAsync("DROP TRIGGER IF EXISTS \"Activity_Refuses_DELETE\"");
        }
        else
        {
            await db.Database.ExecuteSqlRawAsync("DROP TRIGGER IF EXISTS [Activity_Is_Append_Only]");
        }

        Assert.True(await db.Database.ExecuteSqlInterpolatedAsync(sql) > 0, "Nothing was tampered with.");
    }

    public static async Task RemoveEntryAsync(this TestOps ops, long id)
    {
        await ops.TamperAsync($"""DELETE FROM "Outbox" WHERE "ActivityId" = {id}""");
        await ops.TamperAsync($"""DELETE FROM "Activity" WHERE "Id" = {id}""");
    }

    public static Task RemoveSealAsync(this TestOps ops, long id) => ops.TamperAsync($"""DELETE FROM "ActivitySeals" WHERE "ActivityId" = {id}""");

    /// <summary>Computes the whole chain again over what stands there now, as somebody would who has read the source.</summary>
    public static async Task ChainAnewAsync(this TestOps ops)
    {
        await using var db = ops.Open();
        var seals = await db.ActivitySeals.OrderBy(seal => seal.Number).ToListAsync();
        var hash = ActivityHash.Start;
        foreach (var seal in seals)
        {
            var entry = await db.Activity.SingleAsync(row => row.Id == seal.ActivityId);
            hash = ActivityHash.Next(hash, entry);
            await ops.TamperAsync($"""UPDATE "ActivitySeals" SET "Hash" = {hash} WHERE "ActivityId" = {seal.ActivityId}""");
        }
    }
}
