using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Upgrades;
using OpsConsole.Data.Leads;
using OpsConsole.Data.Upgrades;
using OpsConsole.Data.Users;

namespace OpsConsole.Data;

/// <summary>What an upgrade did: the names of the migrations applied, and how many permissions roles of earlier tenants got.</summary>
public sealed record Upgraded(IReadOnlyList<string> Migrations, int Permissions);

public static class Migrating
{
    /// <summary>
    /// Creates the database where it is missing, applies what is pending and takes the steps that no schema can hold. Killed anywhere,
    /// the next start goes on; two nodes may start at once.
    /// </summary>
    public static async Task<Upgraded> MigrateAsync(this OpsDbs dbs, CancellationToken ct)
    {
        await using var db = dbs.OpenAcrossTenants();
        var pending = (await db.Database.GetPendingMigrationsAsync(ct)).ToList();
        if (pending.Count > 0)
            await db.Database.MigrateAsync(ct);
        await dbs.TakeOnceAsync("lead search texts", dbs.FillSearchTextsAsync, ct);
        await dbs.TakeOnceAsync("user search texts", dbs.FillUserSearchTextsAsync, ct);
        await dbs.TakeOnceAsync("lead door keys", dbs.FillDoorKeysAsync, ct);
        await dbs.TakeOnceAsync("lead scores", dbs.QueueFirstScoresAsync, ct);
        var given = await dbs.OfferNewPermissionsAsync(ct);

        // Readers never wait for the writer in this mode. It is kept in the file, so once is enough; the commit still waits for the disk.
        if (db.Database.IsSqlite())
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", ct);
            if (pending.Count > 0 || await SqliteStatistics.AreMissingAsync(db, ct))
                await SqliteStatistics.WriteAsync(db, ct);
        }

        return new Upgraded(pending, given);
    }
}
