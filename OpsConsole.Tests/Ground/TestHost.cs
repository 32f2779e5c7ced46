using System.Net;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OpsConsole.Core;
using OpsConsole.Core.Clock;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Tenants;
using OpsConsole.Core.Users;
using OpsConsole.Core.Users.Sessions;
using OpsConsole.Web.Access;
using OpsConsole.Web.Hosting;

namespace OpsConsole.Tests.Ground;

/// <summary>
/// The whole product as it runs, on a real loopback port, with a migrated SQLite database, keys and files of its own, and one tenant
/// with the cast. Dispose it to stop the server and drop all of it.
/// </summary>
public sealed class TestHost : IAsyncDisposable
{
    private readonly List<Func<Task>> guests = [];
    private readonly string folder;
    private readonly string environment;
    private readonly string[] settings;
    private readonly Action<IServiceCollection>? configure;
    private WebApplication app = null!;

    private TestHost(string folder, string environment, string[] settings, Action<IServiceCollection>? configure) =>
        (this.folder, this.environment, this.settings, this.configure) = (folder, environment, settings, configure);

    /// <summary>Where it listens, such as <c>http://127.0.0.1:41234/</c>.</summary>
    public Uri Address { get; private set; } = null!;

    public long TenantId { get; private set; }

    /// <summary>A folder of this host alone: the database, <c>keys</c>, <c>outbox</c>.</summary>
    public string Folder => folder;

    public IServiceProvider Services => app.Services;

    public OpsDbs Dbs => Get<OpsDbs>();

    public T Get<T>() where T : notnull => app.Services.GetRequiredService<T>();

    public OpsDb Open() => Dbs.Open(TenantId);

    /// <param name="environment">Development or Production.</param>
    /// <param name="demo">Whether Development seeds the demo scene, which takes a while.</param>
    /// <param name="settings">More configuration, each <c>Key=value</c>.</param>
    /// <param name="configure">Replaces ports by fakes.</param>
    public static async Task<TestHost> StartAsync(
        string environment = "Development", bool demo = false, string[]? settings = null, Action<IServiceCollection>? configure = null)
    {
        var folder = Directory.CreateTempSubdirectory("opsconsole-host-").FullName;
        File.Move(await TestOps.CopyOfTemplateAsync(), Path.Combine(folder, "ops.db"));
        var host = new TestHost(folder, environment, [$"Demo:Seed={demo}", .. settings ?? []], configure);
        await host.ListenAsync("http://127.0.0.1:0");
        host.TenantId = await host.Get<CreateTenant>().RunAsync("Keller Homes", CancellationToken.None);
        await host.Open().NeedPhotosAsync(0);
        return host;
    }

    /// <summary>Stops the server and starts another on the same port, database and keys, as a deployment does.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        await ListenAsync(Address.ToString());
    }

    public Task<Actor> SomebodyAsync(string name, string role, long? tenantId = null) =>
        Cast.SomebodyAsync(Services, tenantId ?? TenantId, name, role);

    public Task<Actor> MariaAsync() => SomebodyAsync("Maria Keller", BuiltInRoles.Manager);

    public Task<Actor> JonasAsync() => SomebodyAsync("Jonas Reyes", BuiltInRoles.Manager);

    public Task<Actor> AnaAsync() => SomebodyAsync("Ana Duarte", BuiltInRoles.Agent);

    public Task<Actor> SamAsync() => SomebodyAsync("Sam Okafor", BuiltInRoles.Staff);

    /// <summary>A stranger. Redirects are not followed; cookies are kept.</summary>
    public HttpClient Client() => ClientWith(new CookieContainer());

    /// <summary>Somebody signed in. Redirects are not followed; cookies are kept.</summary>
    public async Task<HttpClient> ClientAsync(Actor who)
    {
        var cookies = new CookieContainer();
        cookies.Add(await CookieAsync(who));
        return ClientWith(cookies);
    }

    private HttpClient ClientWith(CookieContainer cookies) => new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies })
    {
        BaseAddress = Address,
        // As a browser asks for a page; what answers programs does not look at it.
        DefaultRequestHeaders = { Accept = { new("text/html"), new("*/*", 0.8) } },
    };

    /// <summary>The very cookie that a sign-in sets, made with the host's own keys in any environment; give it to a browser or a socket.</summary>
    public async Task<Cookie> CookieAsync(Actor who)
    {
        var access = await Get<AccessDirectory>().FindAsync(who.UserId!.Value) ?? throw new InvalidOperationException($"{who.Name} is not in this database.");
        var options = Get<IOptionsMonitor<CookieAuthenticationOptions>>().Get(SignedIn.Scheme);
        var now = Get<MachineClock>().Clock.GetUtcNow();
        var properties = new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now + options.ExpireTimeSpan };
        var ticket = new AuthenticationTicket(SignedIn.Principal(access, await Get<OpenUserSession>().RunAsync(access, new SessionOrigin("a test", "127.0.0.1", "a test"), CancellationToken.None)), properties, SignedIn.Scheme);
        return new Cookie(SignInCookie.Name, options.TicketDataFormat.Protect(ticket), "/", Address.Host);
    }

    /// <summary>Who leaves when the host closes: a page left open goes on drawing beside every later test.</summary>
    public void SeeOut(Func<Task> leave) => guests.Add(leave);

    public async ValueTask DisposeAsync()
    {
        try
        {
            foreach (var leave in guests)
                await leave();
        }
        finally
        {
            await StopAsync();
        }

        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private async Task ListenAsync(string address)
    {
        app = ConsoleHost.Build(
            [
                "--environment", environment, "--urls", address,
                .. Setting($"ConnectionStrings:Ops=Data Source={Path.Combine(folder, "ops.db")}"),
                .. Setting($"Keys:Folder={Path.Combine(folder, "keys")}"),
                .. Setting($"Mail:Folder={Path.Combine(folder, "outbox")}"),
                .. Setting("Logging:LogLevel:Default=Warning"),
                .. settings.SelectMany(Setting),
            ],
            services =>
            {
                // The real count takes a tenth of a second a password.
                services.Configure<PasswordHasherOptions>(options => options.IterationCount = 1_000);
                configure?.Invoke(services);
            });
        await app.PrepareAsync(CancellationToken.None);
        await app.StartAsync();
        Address = new Uri(Get<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    private async Task StopAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private static string[] Setting(string pair) => pair.Split('=', 2) is [var key, var value] ? [$"--{key}", value] : throw new ArgumentException(pair);
}
