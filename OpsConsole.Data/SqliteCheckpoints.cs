using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace OpsConsole.Data;

/// <summary>
/// Has the write-ahead log copied into the database every 32 MB instead of every 4. Whoever commits past the limit waits for the copy: next to
/// a bulk action, whose batches write most pages again and again, that was every other person who saved something.
/// </summary>
internal sealed class SqliteCheckpoints : DbConnectionInterceptor
{
    private const int Pages = 8_000;

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA wal_autocheckpoint={Pages}";
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
