using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using OpsConsole.Data;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Data;

/// <summary>Whoever ends a transaction, however, passes the turn on. A turn that is lost would hold every later writer for half a minute.</summary>
public sealed class WriteTurnsTests
{
    public static readonly TheoryData<string> Ends = ["committed", "rolled back", "disposed", "left to its context", "refused before it began", "refused after it began"];

    [Theory, MemberData(nameof(Ends))]
    public async Task However_a_transaction_ends_the_next_writer_goes_on(string end)
    {
        var refusal = new Refusal();
        await using var ops = await TestOps.StartAsync(configure: refusal.Configure);
        (refusal.IsBefore, refusal.IsAfter) = (end == "refused before it began", end == "refused after it began");
        var failure = await Record.ExceptionAsync(() => EndAsync(ops, end));
        Assert.Equal(refusal.IsBefore || refusal.IsAfter, failure is Refused);
        (refusal.IsBefore, refusal.IsAfter) = (false, false);

        await TakeTurnAsync(ops);
        Assert.True(ops.Get<WriteTurns>().AllPassed);
    }

    [Fact]
    public async Task Writers_go_in_the_order_they_came()
    {
        await using var ops = await TestOps.StartAsync();
        var order = new List<int>();
        await using var first = ops.Open();
        var held = await first.Database.BeginTransactionAsync(CancellationToken.None);
        var others = new List<Task>();
        for (var number = 1; number <= 5; number++)
        {
            others.Add(WriteAsync(ops, order, number));
            await Eventually.IsTrueAsync(() => Task.FromResult(ops.Get<WriteTurns>().Waiting == others.Count));
        }

        await held.CommitAsync(CancellationToken.None);
        await Task.WhenAll(others);
        Assert.Equal([1, 2, 3, 4, 5], order);
    }

    [Fact]
    public async Task Who_gives_up_waiting_leaves_the_queue_and_holds_nobody_up()
    {
        await using var ops = await TestOps.StartAsync();
        await using var first = ops.Open();
        var held = await first.Database.BeginTransactionAsync(CancellationToken.None);
        using var impatience = new CancellationTokenSource();
        await using var second = ops.Open();
        var waiting = second.Database.BeginTransactionAsync(impatience.Token);
        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);

        await held.CommitAsync(CancellationToken.None);
        await TakeTurnAsync(ops);
    }

    private static async Task EndAsync(TestOps ops, string end)
    {
        await using var db = ops.Open();
        var transaction = await db.Database.BeginTransactionAsync(CancellationToken.None);
        if (end == "committed")
            await transaction.CommitAsync(CancellationToken.None);
        else if (end == "rolled back")
            await transaction.RollbackAsync(CancellationToken.None);
        else if (end == "disposed")
            await transaction.DisposeAsync();
    }

    /// <summary>Fails, rather than waits for the patience of the queue, where a turn was lost.</summary>
    private static async Task TakeTurnAsync(TestOps ops)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await using var db = ops.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(limit.Token);
        await transaction.CommitAsync(limit.Token);
    }

    private static async Task WriteAsync(TestOps ops, List<int> order, int number)
    {
        await using var db = ops.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(CancellationToken.None);
        order.Add(number);
        await transaction.CommitAsync(CancellationToken.None);
    }

    private sealed class Refused : Exception;

    private sealed class Refusal : DbTransactionInterceptor
    {
        public bool IsBefore { get; set; }

        public bool IsAfter { get; set; }

        public void Configure(IServiceCollection services) => services.ConfigureDbContext<SqliteOpsDb>(options => options.AddInterceptors(this));

        public override ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
            DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default) =>
            IsBefore ? throw new Refused() : ValueTask.FromResult(result);

        public override ValueTask<DbTransaction> TransactionStartedAsync(
            DbConnection connection, TransactionEndEventData eventData, DbTransaction result, CancellationToken cancellationToken = default) =>
            IsAfter ? throw new Refused() : ValueTask.FromResult(result);
    }
}
