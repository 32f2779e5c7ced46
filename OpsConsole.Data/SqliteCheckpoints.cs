using System.Data;
using System.Data.Common;
using System.Reflection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging;
using SQLitePCL;

namespace OpsConsole.Data;

/// <summary>
/// Copies the write-ahead log into the database beside the writing, once this process has written about 16 MB of it. Left to itself SQLite lets
/// whoever commits past a limit wait for the copy, a second and more on a busy disk, and next to a bulk action that is somebody who only saved
/// a note. SQLite's own copy stays behind it, at a limit that is not reached while this one works. Thread-safe; at most one copy at a time.
/// </summary>
internal sealed class SqliteCheckpoints(ILogger<SqliteCheckpoints> log) : DbConnectionInterceptor, IDbTransactionInterceptor, IDisposable
{
    private const int Pages = 4_000;
    private const int PagesOfItsOwn = 32_000;

    // Asked for by name, see SqliteStatement.
    private static readonly PropertyInfo handle = typeof(SqliteConnection).GetProperty("Handle")!;

    private Task copying = Task.CompletedTask;
    private int isCopying;
    private int written;

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA wal_autocheckpoint={PagesOfItsOwn}";
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Count(eventData.Context?.Database.GetDbConnection());
        return Task.CompletedTask;
    }

    // What is saved without a transaction that anybody is told of: a single row, an update of many.
    public override InterceptionResult ConnectionClosing(DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
    {
        Count(connection);
        return result;
    }

    public override ValueTask<InterceptionResult> ConnectionClosingAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
    {
        Count(connection);
        return ValueTask.FromResult(result);
    }

    /// <summary>Waits for a copy under way: whoever removes the file next is not to meet it.</summary>
    public void Dispose() => copying.Wait();

    /// <summary>What this connection has written since it was asked last.</summary>
    private void Count(DbConnection? of)
    {
        if (of is not SqliteConnection { State: ConnectionState.Open } connection)
            return;
        raw.sqlite3_db_status((sqlite3)handle.GetValue(connection)!, raw.SQLITE_DBSTATUS_CACHE_WRITE, out var pages, out _, resetFlg: 1);
        if (Interlocked.Add(ref written, pages) >= Pages && Interlocked.Exchange(ref isCopying, 1) == 0)
            copying = Task.Run(() => Copy(connection.ConnectionString), CancellationToken.None);
    }

    private void Copy(string connectionString)
    {
        try
        {
            Interlocked.Exchange(ref written, 0);
            using var connection = new SqliteConnection(connectionString);
            connection.Open();
            using var command = connection.CreateCommand();
            // Passive: it waits for nobody, and nobody waits for it.
            command.CommandText = "PRAGMA wal_checkpoint(PASSIVE)";
            command.ExecuteNonQuery();
        }
        catch (SqliteException failure)
        {
            log.LogWarning(failure, "The write-ahead log could not be copied; it is tried again with later writing");
        }
        finally
        {
            Volatile.Write(ref isCopying, 0);
        }
    }
}
