using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace OpsConsole.Data;

/// <summary>
/// SQLite has one writer at a time, and who finds it busy looks again every 150 ms: next to somebody who writes batch after batch one
/// would hardly ever be lucky. So the transactions of this process queue here and take turns in the order they came (decision 0050).
/// A courtesy, not a lock: the database's own decides, and whoever waited for <see cref="patience"/> goes on without a turn. Thread-safe;
/// holds one entry per open transaction.
/// </summary>
internal sealed class WriteTurns : IDbTransactionInterceptor, IDbConnectionInterceptor, IDisposable
{
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly ConcurrentDictionary<DbConnection, bool> held = new();

    public async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default)
    {
        if (await turn.WaitAsync(patience, cancellationToken))
            held[connection] = true;
        return result;
    }

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) =>
        PassAsync(eventData.Context?.Database.GetDbConnection());

    public Task TransactionRolledBackAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) =>
        PassAsync(eventData.Context?.Database.GetDbConnection());

    // A transaction that is given up without a word is rolled back by disposal, which nobody is told; its connection closes with it.
    public Task ConnectionClosedAsync(DbConnection connection, ConnectionEndEventData eventData) => PassAsync(connection);

    public void ConnectionClosed(DbConnection connection, ConnectionEndEventData eventData) => Pass(connection);

    public void Dispose() => turn.Dispose();

    private Task PassAsync(DbConnection? connection)
    {
        Pass(connection);
        return Task.CompletedTask;
    }

    private void Pass(DbConnection? connection)
    {
        if (connection is not null && held.TryRemove(connection, out _))
            turn.Release();
    }
}
