using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpsConsole.Core;
using OpsConsole.Data.Encryption;
using OpsConsole.Data.Scenes;

namespace OpsConsole.Data;

/// <summary>
/// Chooses the provider: <c>Database:Provider</c> is Sqlite (default) or SqlServer, <c>ConnectionStrings:Ops</c> says where,
/// <c>Database:CompatibilityLevel</c> and <c>Database:MaxBatchSize</c> are for older or smaller SQL Servers,
/// <c>Database:CommandTimeoutSeconds</c> and <c>Database:MaxPoolSize</c> bound waiting and connections, <c>Database:KeyFile</c> encrypts SQLite's files.
/// </summary>
public static class Database
{
    /// <summary>Below the host's content root, not below the folder where somebody happened to type.</summary>
    public const string DefaultFile = ".data/opsconsole.db";

    public static IServiceCollection AddOpsDatabase(this IServiceCollection services, IConfiguration configuration)
    {
        var provider = configuration["Database:Provider"] ?? "Sqlite";
        if (provider.Equals("Sqlite", StringComparison.OrdinalIgnoreCase))
        {
            SQLitePCL.Batteries_V2.Init();
            services.AddSingleton<WriteTurns>();
            services.AddSingleton<SqliteCheckpoints>();
            services.AddPooledDbContextFactory<SqliteOpsDb>((root, options) => UseSqlite(options, configuration).AddInterceptors(root.GetRequiredService<WriteTurns>(), root.GetRequiredService<SqliteCheckpoints>()));
            services.AddSingleton<Func<OpsDb>>(root =>
            {
                // The file is looked at with the first context, not before: verbs that encrypt it run where the product would not.
                var factory = new Lazy<IDbContextFactory<SqliteOpsDb>>(root.GetRequiredService<IDbContextFactory<SqliteOpsDb>>);
                return () => factory.Value.CreateDbContext();
            });
        }
        else if (provider.Equals("SqlServer", StringComparison.OrdinalIgnoreCase))
        {
            services.AddPooledDbContextFactory<SqlServerOpsDb>(options => UseSqlServer(options, configuration));
            services.AddSingleton<Func<OpsDb>>(root => root.GetRequiredService<IDbContextFactory<SqlServerOpsDb>>().CreateDbContext);
        }
        else
        {
            throw new InvalidOperationException($"Database:Provider is “{provider}”; it can be Sqlite or SqlServer.");
        }

        services.AddSingleton<EncryptionAtRest>();
        services.AddSingleton<EncryptDatabase>();
        services.AddSingleton<OpsDbServices>();
        services.AddSingleton<OpsDbs>();
        services.AddTransient<DemoScene>();
        services.AddTransient<LoadScene>();
        return services;
    }

    internal static DbContextOptionsBuilder UseSqlite(DbContextOptionsBuilder options, IConfiguration configuration)
    {
        var given = SqlitePlace.Open(configuration);
        given.ForeignKeys = true;
        // How long a writer waits for the one before it; SQLite has one writer at a time.
        given.DefaultTimeout = configuration.GetValue("Database:CommandTimeoutSeconds", 30);
        if (Path.GetDirectoryName(given.DataSource) is { Length: > 0 } folder)
            Directory.CreateDirectory(folder);
        return options.UseSqlite(given.ToString(), sqlite => sqlite.UseQuerySplittingBehavior(QuerySplittingBehavior.SingleQuery));
    }

    internal static DbContextOptionsBuilder UseSqlServer(DbContextOptionsBuilder options, IConfiguration configuration)
    {
        var connection = new Microsoft.Data.SqlClient.SqlConnectionStringBuilder(
            configuration.GetConnectionString("Ops") ?? throw new InvalidOperationException("Set ConnectionStrings:Ops to the SQL Server database."));
        if (configuration.GetValue<int?>("Database:MaxPoolSize") is { } most)
            connection.MaxPoolSize = most;
        return options.UseSqlServer(connection.ToString(), server =>
        {
            server.CommandTimeout(configuration.GetValue("Database:CommandTimeoutSeconds", 30));
            if (configuration.GetValue<int?>("Database:CompatibilityLevel") is { } level)
                server.UseCompatibilityLevel(level);
            if (configuration.GetValue<int?>("Database:MaxBatchSize") is { } batch)
                server.MaxBatchSize(batch);
        });
    }
}
