using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using OpsConsole.Data;

namespace OpsConsole.Tests.Ground;

/// <summary>Does something once, when a node has read and is about to begin its next transaction.</summary>
internal sealed class InBetween(Func<Task> something) : DbTransactionInterceptor
{
    private bool isDone;

    public void Configure(IServiceCollection services)
    {
        services.ConfigureDbContext<SqliteOpsDb>(options => options.AddInterceptors(this));
        services.ConfigureDbContext<SqlServerOpsDb>(options => options.AddInterceptors(this));
    }

    public override async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default)
    {
        if (!isDone)
        {
            isDone = true;
            await something();
        }

        return result;
    }
}
