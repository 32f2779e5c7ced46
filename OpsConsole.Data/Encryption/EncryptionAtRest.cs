using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;

namespace OpsConsole.Data.Encryption;

/// <summary>Whether whoever takes the disk, or a copy of the database's files, can read them.</summary>
/// <param name="IsEncrypted">Null when the server does not say.</param>
/// <param name="Words">The sentence for people who run the installation.</param>
public sealed record AtRest(bool? IsEncrypted, string Words);

public sealed class EncryptionAtRest(OpsDbs dbs)
{
    public async Task<AtRest> LookAsync(CancellationToken ct)
    {
        await using var db = dbs.OpenAcrossTenants();
        if (db.Database.IsSqlite())
            return new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).Vfs is not { Length: > 0 } vfs || !SealedVfs.IsName(vfs)
                ? new AtRest(false, "The database file is not encrypted: Database:KeyFile is not set.")
                : new AtRest(true, "The database file is encrypted.");
        try
        {
            return await db.Database.SqlQueryRaw<bool>("SELECT is_encrypted AS [Value] FROM sys.databases WHERE database_id = DB_ID()").SingleAsync(ct)
                ? new AtRest(true, "SQL Server encrypts the files of this database.")
                : new AtRest(false, "SQL Server does not encrypt the files of this database: transparent data encryption is off.");
        }
        catch (Exception failure) when (failure is DbException or InvalidOperationException)
        {
            return new AtRest(null, $"SQL Server does not say whether it encrypts the files of this database: {failure.Message}");
        }
    }
}
