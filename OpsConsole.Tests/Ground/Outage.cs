using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using OpsConsole.Data;

namespace OpsConsole.Tests.Ground;

/// <summary>A database that can be switched off for one node.</summary>
internal sealed class Outage : DbConnectionInterceptor
{
    public volatile bool IsOn;

    private int spared;

    /// <summary>From the next but so many on nobody gets through.</summary>
    public void BeginAfter(int openings) => (spared, IsOn) = (openings, true);

    public void Configure(IServiceCollection services)
    {
        services.ConfigureDbContext<SqliteOpsDb>(options => options.AddInterceptors(this));
        services.ConfigureDbContext<SqlServerOpsDb>(options => options.AddInterceptors(this));
    }

    public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
        IsOn && Interlocked.Decrement(ref spared) < 0 ? throw new IOException("The database is away.") : ValueTask.FromResult(result);
}
