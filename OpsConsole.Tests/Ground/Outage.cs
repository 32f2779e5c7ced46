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

    public void Configure(IServiceCollection services)
    {
        services.ConfigureDbContext<SqliteOpsDb>(options => options.AddInterceptors(this));
        services.ConfigureDbContext<SqlServerOpsDb>(options => options.AddInterceptors(this));
    }

    public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
        IsOn ? throw new IOException("The database is away.") : ValueTask.FromResult(result);
}
