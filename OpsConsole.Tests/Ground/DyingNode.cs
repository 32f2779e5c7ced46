using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using OpsConsole.Data;

namespace OpsConsole.Tests.Ground;

/// <summary>
/// Kills a node at its n-th word to the database (a command, a begin or a commit): just before the word is heard, or just after, when the
/// node never learns what came of it. From then on nothing it says is heard; what it left open rolls back, as with a broken connection.
/// </summary>
internal sealed class DyingNode(int atWord, bool afterIt) : DbCommandInterceptor, IDbTransactionInterceptor
{
    private int words;

    public static DyingNode Immortal() => new(int.MaxValue, false);

    public int Words => words;

    public void Configure(IServiceCollection services)
    {
        services.ConfigureDbContext<SqliteOpsDb>(options => options.AddInterceptors(this));
        services.ConfigureDbContext<SqlServerOpsDb>(options => options.AddInterceptors(this));
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
        Before(result);

    public override ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default) =>
        After(result);

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        Before(result);

    public override ValueTask<int> NonQueryExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default) =>
        After(result);

    public ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default) =>
        Before(result);

    public ValueTask<DbTransaction> TransactionStartedAsync(
        DbConnection connection, TransactionEndEventData eventData, DbTransaction result, CancellationToken cancellationToken = default) =>
        After(result);

    public ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
        Before(result);

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) =>
        After(0).AsTask();

    private ValueTask<T> Before<T>(T result) =>
        Interlocked.Increment(ref words) >= atWord + (afterIt ? 1 : 0) ? throw new NodeDied() : ValueTask.FromResult(result);

    private ValueTask<T> After<T>(T result) =>
        afterIt && Volatile.Read(ref words) >= atWord ? throw new NodeDied() : ValueTask.FromResult(result);
}

internal sealed class NodeDied() : Exception("This node is dead.");
