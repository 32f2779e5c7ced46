using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Data.Leads;

namespace OpsConsole.Data;

public static class Migrating
{
    /// <summary>Creates the database where it is missing and applies what is pending.</summary>
    /// <returns>The names of the migrations applied.</returns>
    public static async Task<IReadOnlyList<string>> MigrateAsync(this OpsDbs dbs, CancellationToken ct)
    {
        await using var db = dbs.OpenAcrossTenants();
        var pending = (await db.Database.GetPendingMigrationsAsync(ct)).ToList();
        if (pending.Count > 0)
        {
            await db.Database.MigrateAsync(ct);
            await dbs.FillSearchTextsAsync(ct);
        }

        // Readers never wait for the writer in this mode. It is kept in the file, so once is enough; the commit still waits for the disk.
        if (db.Database.IsSqlite())
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", ct);
            if (pending.Count > 0 || await SqliteStatistics.AreMissingAsync(db, ct))
                await SqliteStatistics.WriteAsync(db, ct);
        }

        return pending;
    }
}
