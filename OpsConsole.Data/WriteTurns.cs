using System.Collections.Concurrent;
using System.Data;
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
internal sealed class WriteTurns : IDbTransactionInterceptor, IDisposable
{
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly ConcurrentDictionary<DbConnection, bool> held = new();
    private int waiting;

    /// <summary>How many transactions wait for their turn now.</summary>
    public int Waiting => Volatile.Read(ref waiting);

    /// <summary>Whether nobody has a turn.</summary>
    public bool AllPassed => held.IsEmpty;

    public async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref waiting);
        try
        {
            if (await turn.WaitAsync(patience, cancellationToken))
                Hold(connection);
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }

        return result;
    }

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) =>
        PassAsync(eventData.Context?.Database.GetDbConnection());

    public Task TransactionRolledBackAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) =>
        PassAsync(eventData.Context?.Database.GetDbConnection());

    public void Dispose() => turn.Dispose();

    private void Hold(DbConnection connection)
    {
        held[connection] = true;
        // One that is given up without a word is rolled back by disposal, and one that could not begin leaves its connection to the
        // context: EF tells nobody of either, but the connection closes.
        connection.StateChange += HandleStateChange;
    }

    private void HandleStateChange(object sender, StateChangeEventArgs change)
    {
        if (change.CurrentState == ConnectionState.Closed)
            Pass((DbConnection)sender);
    }

    private Task PassAsync(DbConnection? connection)
    {
        Pass(connection);
        return Task.CompletedTask;
    }

    private void Pass(DbConnection? connection)
    {
        if (connection is null || !held.TryRemove(connection, out _))
            return;
        connection.StateChange -= HandleStateChange;
        turn.Release();
    }
}
