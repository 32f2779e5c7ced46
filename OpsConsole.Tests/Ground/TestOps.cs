using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using OpsConsole.Core;
using OpsConsole.Core.Messages;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Tenants;
using OpsConsole.Core.Users;
using OpsConsole.Data;

namespace OpsConsole.Tests.Ground;

/// <summary>
/// The product without its pages: a real, migrated database of its own, the real use cases, a clock that stands, and one tenant with
/// the cast. Dispose it to drop the database.
/// </summary>
public sealed class TestOps : IAsyncDisposable
{
    private static readonly SemaphoreSlim templateGate = new(1, 1);
    private static string? template;

    private readonly ServiceProvider services;
    private readonly string provider;
    private readonly string connection;
    private readonly string? file;
    private readonly bool ownsDatabase;

    private TestOps(string provider, string connection, string? file, bool ownsDatabase, ManualTime time, Action<IServiceCollection>? configure)
    {
        (this.provider, this.connection, this.file, this.ownsDatabase, Time) = (provider, connection, file, ownsDatabase, time);
        services = Services(provider, connection, time, configure);
    }

    public ManualTime Time { get; }

    /// <summary>The connection string, for a process of its own.</summary>
    public string Connection => connection;

    public long TenantId { get; private set; }

    public OpsDbs Dbs => Get<OpsDbs>();

    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    /// <param name="provider">Sqlite or SqlServer.</param>
    /// <param name="configure">Replaces ports by fakes.</param>
    public static async Task<TestOps> StartAsync(string provider = "Sqlite", Action<IServiceCollection>? configure = null)
    {
        var file = provider == "Sqlite" ? await CopyOfTemplateAsync() : null;
        var connection = file is not null ? TestKey.ConnectionTo(file) : ServerConnection();
        var ops = new TestOps(provider, connection, file, ownsDatabase: true, new ManualTime(), configure);
        if (file is null)
            await ops.Dbs.MigrateAsync(CancellationToken.None);
        ops.TenantId = await ops.Get<CreateTenant>().RunAsync("Keller Homes", CancellationToken.None);
        await ops.Open().NeedPhotosAsync(0);
        return ops;
    }

    /// <summary>Another node over the same database, by the same clock, with a live feed and a name of its own. Dispose it before this one.</summary>
    public TestOps AnotherNode(Action<IServiceCollection>? configure = null) =>
        new(provider, connection, file, ownsDatabase: false, Time, configure) { TenantId = TenantId };

    /// <summary>A node over a SQLite database that another process made, for a test that kills this one.</summary>
    public static TestOps Over(string connection, long tenantId, Action<IServiceCollection>? configure = null) =>
        new("Sqlite", connection, null, ownsDatabase: false, new ManualTime(), configure) { TenantId = tenantId };

    public OpsDb Open() => Dbs.Open(TenantId);

    /// <summary>Somebody of the cast, really in the database, with the built-in role's permissions.</summary>
    public Task<Actor> SomebodyAsync(string name, string role, long? tenantId = null) =>
        Cast.SomebodyAsync(services, tenantId ?? TenantId, name, role);

    public Task<Actor> MariaAsync() => SomebodyAsync("Maria Keller", BuiltInRoles.Manager);

    public Task<Actor> JonasAsync() => SomebodyAsync("Jonas Reyes", BuiltInRoles.Manager);

    public Task<Actor> AnaAsync() => SomebodyAsync("Ana Duarte", BuiltInRoles.Agent);

    public Task<Actor> SamAsync() => SomebodyAsync("Sam Okafor", BuiltInRoles.Staff);

    public async ValueTask DisposeAsync()
    {
        if (!ownsDatabase)
        {
            await services.DisposeAsync();
            return;
        }

        if (file is null)
        {
            await using var db = Dbs.OpenAcrossTenants();
            await db.Database.EnsureDeletedAsync();
        }

        await services.DisposeAsync();
        if (file is null)
            return;
        SqliteConnection.ClearAllPools();
        foreach (var part in new[] { file, file + "-wal", file + "-shm" })
            File.Delete(part);
    }

    private static ServiceProvider Services(string provider, string connection, TimeProvider time, Action<IServiceCollection>? configure)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:Provider"] = provider,
            ["ConnectionStrings:Ops"] = connection,
            ["Database:KeyFile"] = TestKey.File,
        }).Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        // The same one everywhere: EF keeps one built model per logger factory.
        services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        services.AddLogging();
        services.AddOpsDatabase(configuration);
        // Some rows, and nobody knows which: a bug of the query.
        services.ConfigureDbContext<SqliteOpsDb>(options => options.ConfigureWarnings(warnings => warnings.Throw(CoreEventId.RowLimitingOperationWithoutOrderByWarning)));
        services.AddOpsCore();
        services.Replace(ServiceDescriptor.Singleton(time));
        services.AddSingleton<RememberedMail>();
        services.AddSingleton<IMailTransport>(root => root.GetRequiredService<RememberedMail>());
        services.AddSingleton<IConsoleAddress, TestAddress>();
        services.AddSingleton<Core.Integrations.ISecretSeal, TestSeal>();
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        new IdentityBuilder(typeof(User), services).AddDefaultTokenProviders();
        // The real count takes a tenth of a second a password.
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = 1_000);
        configure?.Invoke(services);
        return services.BuildServiceProvider();
    }

    private static string ServerConnection() =>
        new Microsoft.Data.SqlClient.SqlConnectionStringBuilder(OnEveryDatabaseAttribute.Server) { InitialCatalog = $"ops_test_{Guid.NewGuid():N}" }.ToString();

    /// <summary>Migrating takes longer than most tests: it is done once a run, and each test gets a copy of the file.</summary>
    internal static async Task<string> CopyOfTemplateAsync()
    {
        await templateGate.WaitAsync();
        try
        {
            if (template is null)
            {
                var path = Path.Combine(Path.GetTempPath(), $"opsconsole-template-{Guid.NewGuid():N}.db");
                await using var services = Services("Sqlite", TestKey.ConnectionTo(path), TimeProvider.System, null);
                await services.GetRequiredService<OpsDbs>().MigrateAsync(CancellationToken.None);
                await using (var db = services.GetRequiredService<OpsDbs>().OpenAcrossTenants())
                    await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
                SqliteConnection.ClearAllPools();
                AppDomain.CurrentDomain.ProcessExit += (_, _) => File.Delete(path);
                template = path;
            }
        }
        finally
        {
            templateGate.Release();
        }

        var copy = Path.Combine(Path.GetTempPath(), $"opsconsole-test-{Guid.NewGuid():N}.db");
        File.Copy(template, copy);
        return copy;
    }
}
