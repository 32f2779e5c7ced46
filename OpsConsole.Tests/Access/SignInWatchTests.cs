using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.Extensions.DependencyInjection;
using OpsConsole.Core;
using OpsConsole.Core.Live;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Users;
using OpsConsole.Core.Users.Sessions;
using OpsConsole.Tests.Ground;
using OpsConsole.Web.Access;

namespace OpsConsole.Tests.Access;

public sealed class SignInWatchTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Fact]
    public async Task After_the_end_nothing_the_browser_sends_reaches_a_page_and_its_actor_is_nobody()
    {
        await using var host = await TestHost.StartAsync("Production");
        var maria = await host.MariaAsync();
        await using var circuit = await CircuitOfAsync(host, maria);
        var access = circuit.ServiceProvider.GetRequiredService<CircuitAccess>();
        var ran = 0;
        var inbound = access.CreateInboundActivityHandler(_ => Task.FromResult(ran++));
        var ended = new TaskCompletionSource<AccessChange>();
        access.Changed += change => ended.TrySetResult(change);

        await inbound(null!);
        Assert.Equal((1, "Maria Keller"), (ran, (await circuit.ServiceProvider.GetRequiredService<CurrentActor>().GetAsync()).Name));

        await host.Get<DisableUser>().RunAsync(maria.UserId!.Value, "Left the firm", Actor.System(host.TenantId, "Test"), ct);
        Assert.Equal(AccessChange.Ended, await ended.Task.WaitAsync(TimeSpan.FromSeconds(10), ct));

        await inbound(null!);
        Assert.Equal(1, ran);
        Assert.Equal(Actor.Nobody, await circuit.ServiceProvider.GetRequiredService<CurrentActor>().GetAsync());
    }

    [Fact]
    public async Task A_lock_ends_what_is_open()
    {
        await using var host = await TestHost.StartAsync("Production");
        var id = (await host.Get<CreateUser>().RunAsync(
            new NewUser("paula@keller.test", "Paula Ortiz", [BuiltInRoles.Manager]), "seven green bicycles", Actor.System(host.TenantId, "Test"), ct)).Value;
        await using var circuit = await CircuitOfAsync(host, await host.Get<AccessDirectory>().ActorAsync(id, ct));
        for (var n = 0; n < 5; n++)
        {
            Assert.Equal("Paula Ortiz", (await circuit.ServiceProvider.GetRequiredService<CurrentActor>().GetAsync(ct)).Name);
            await host.Get<SignIn>().RunAsync("paula@keller.test", "wrong", null, ct);
        }

        Assert.Equal(Actor.Nobody, await circuit.ServiceProvider.GetRequiredService<CurrentActor>().GetAsync(ct));
    }

    [Fact]
    public async Task Enabling_the_account_again_does_not_revive_a_circuit_that_was_cut()
    {
        await using var host = await TestHost.StartAsync("Production");
        var maria = await host.MariaAsync();
        await using var circuit = await CircuitOfAsync(host, maria);
        var system = Actor.System(host.TenantId, "Test");

        await host.Get<DisableUser>().RunAsync(maria.UserId!.Value, "Left the firm", system, ct);
        await host.Get<EnableUser>().RunAsync(maria.UserId.Value, "Came back", system, ct);

        Assert.Equal(Actor.Nobody, await circuit.ServiceProvider.GetRequiredService<CurrentActor>().GetAsync());
    }

    [Fact]
    public async Task A_change_that_takes_and_gives_nothing_is_no_news()
    {
        await using var host = await TestHost.StartAsync("Production");
        var (maria, jonas) = (await host.MariaAsync(), await host.JonasAsync());
        var news = new List<AccessChange>();
        using var watch = await host.Get<SignInWatches>().WatchAsync(await PrincipalAsync(host, maria), news.Add);

        host.Get<LiveFeed>().Publish(LiveSignal.Of(host.TenantId, "user", maria.UserId!.Value).ToList());
        host.Get<LiveFeed>().Publish(LiveSignal.Of(host.TenantId, "role", 1).ToList());
        await host.Get<DisableUser>().RunAsync(jonas.UserId!.Value, "Left the firm", Actor.System(host.TenantId, "Test"), ct);
        await Task.Delay(300, ct);

        Assert.Empty(news);
    }

    [Fact]
    public async Task The_socket_itself_is_closed_even_when_the_browser_does_not_go()
    {
        await using var host = await TestHost.StartAsync("Production");
        var (maria, jonas) = (await host.MariaAsync(), await host.JonasAsync());
        using var mine = await SocketOfAsync(host, maria);
        using var theirs = await SocketOfAsync(host, jonas);

        await host.Get<DisableUser>().RunAsync(maria.UserId!.Value, "Left the firm", Actor.System(host.TenantId, "Test"), ct);

        await ClosedAsync(mine).WaitAsync(TimeSpan.FromSeconds(10), ct);
        Assert.Equal(WebSocketState.Open, theirs.State);
    }

    [Fact]
    public async Task A_stranger_opens_no_socket()
    {
        await using var host = await TestHost.StartAsync("Production");
        using var socket = new ClientWebSocket();
        var refused = await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(SocketAddress(host), ct));
        Assert.Contains("401", refused.Message);
    }

    [Fact]
    public async Task A_watch_leaves_no_listener_behind()
    {
        await using var host = await TestHost.StartAsync("Production");
        var principal = await PrincipalAsync(host, await host.MariaAsync());
        var before = host.Get<LiveFeed>().TopicCount;
        var watch = await host.Get<SignInWatches>().WatchAsync(principal, _ => { });
        Assert.True(host.Get<LiveFeed>().TopicCount > before);
        watch!.Dispose();
        Assert.Equal(before, host.Get<LiveFeed>().TopicCount);
    }

    private static async Task<System.Security.Claims.ClaimsPrincipal> PrincipalAsync(TestHost host, Actor who)
    {
        var access = (await host.Get<AccessDirectory>().FindAsync(who.UserId!.Value, ct))!;
        return SignedIn.Principal(access, await host.Get<OpenUserSession>().RunAsync(access, new SessionOrigin("a test", null, null), ct));
    }

    /// <summary>A circuit's scope as Blazor opens it.</summary>
    private static async Task<AsyncServiceScope> CircuitOfAsync(TestHost host, Actor who)
    {
        var scope = host.Services.CreateAsyncScope();
        var states = (IHostEnvironmentAuthenticationStateProvider)scope.ServiceProvider.GetRequiredService<AuthenticationStateProvider>();
        states.SetAuthenticationState(Task.FromResult(new AuthenticationState(await PrincipalAsync(host, who))));
        await scope.ServiceProvider.GetRequiredService<CircuitAccess>().OnCircuitOpenedAsync(null!, ct);
        return scope;
    }

    private static async Task<ClientWebSocket> SocketOfAsync(TestHost host, Actor who)
    {
        var socket = new ClientWebSocket();
        var cookie = await host.CookieAsync(who);
        socket.Options.SetRequestHeader("Cookie", $"{cookie.Name}={cookie.Value}");
        await socket.ConnectAsync(SocketAddress(host), ct);
        await socket.SendAsync(Encoding.UTF8.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"), WebSocketMessageType.Text, endOfMessage: true, ct);
        var answer = new byte[64];
        var received = await socket.ReceiveAsync(answer, ct);
        Assert.Equal("{}\u001e", Encoding.UTF8.GetString(answer, 0, received.Count));
        return socket;
    }

    private static Uri SocketAddress(TestHost host) => new UriBuilder(host.Address) { Scheme = "ws", Path = "/_blazor" }.Uri;

    private static async Task ClosedAsync(ClientWebSocket socket)
    {
        var buffer = new byte[1024];
        try
        {
            while ((await socket.ReceiveAsync(buffer, ct)).MessageType != WebSocketMessageType.Close)
            {
            }
        }
        catch (WebSocketException)
        {
            // An aborted connection has no goodbye.
        }
    }
}
