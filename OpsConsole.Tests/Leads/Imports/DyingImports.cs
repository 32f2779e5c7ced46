using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using OpsConsole.Core.Leads.Imports;
using OpsConsole.Core.Work;
using OpsConsole.Data;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Work;

namespace OpsConsole.Tests.Leads.Imports;

/// <summary>Kills a node at its n-th commit: just before it, so that it never happens, or just after, when the node never learns of it.</summary>
internal sealed class DyingCommit(int atCommit, bool afterIt) : DbTransactionInterceptor
{
    private bool isDead;

    public int Commits { get; private set; }

    public void Configure(IServiceCollection services)
    {
        services.ConfigureDbContext<SqliteOpsDb>(options => options.AddInterceptors(this));
        services.ConfigureDbContext<SqlServerOpsDb>(options => options.AddInterceptors(this));
    }

    public override ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default) =>
        isDead ? throw new NodeDied() : ValueTask.FromResult(result);

    public override ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        isDead |= ++Commits == atCommit;
        return isDead && !afterIt ? throw new NodeDied() : ValueTask.FromResult(result);
    }

    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) =>
        isDead ? throw new NodeDied() : Task.CompletedTask;
}

internal static class DyingImports
{
    /// <summary>Runs a claimed import on a node that dies right after so many commits, and says nothing to the queue.</summary>
    public static async Task DieAfterAsync(this TestOps ops, WorkClaim claim, int commits)
    {
        await using var mortal = ops.AnotherNode(new DyingCommit(commits, afterIt: true).Configure);
        var handler = mortal.Get<IEnumerable<IWorkHandler>>().OfType<ImportLeads>().Single();
        await Assert.ThrowsAsync<NodeDied>(() => handler.RunAsync(mortal.RunOf(claim), CancellationToken.None));
    }
}
