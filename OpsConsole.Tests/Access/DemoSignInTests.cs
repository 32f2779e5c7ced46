using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Users;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Access;

public sealed class DemoSignInTests
{
    private const string Link = "/dev/sign-in?as=manager@demo.test&returnUrl=/signed-out";

    [Fact]
    public async Task In_Development_one_click_opens_a_demo_account()
    {
        await using var host = await TestHost.StartAsync();
        await MakeAsync(host, "manager@demo.test", isDemo: true);
        var client = host.Client();

        var answer = await client.GetAsync(Link);

        Assert.Equal("/signed-out", answer.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/leads/board")).StatusCode);
        Assert.Equal("/", (await host.Client().GetAsync("/dev/sign-in?as=manager@demo.test&returnUrl=//evil.example")).Headers.Location?.OriginalString);
        await using var db = host.Open();
        Assert.Contains("demo link", (await db.Activity.FirstAsync(entry => entry.Action == "user.signed-in")).Particulars);
    }

    [Fact]
    public async Task A_real_account_a_proxy_or_a_foreign_name_is_refused()
    {
        await using var host = await TestHost.StartAsync();
        await MakeAsync(host, "manager@demo.test", isDemo: true);
        await MakeAsync(host, "paula@keller.test", isDemo: false);

        Assert.Equal(HttpStatusCode.NotFound, (await host.Client().GetAsync("/dev/sign-in?as=paula@keller.test")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Client().GetAsync("/dev/sign-in")).StatusCode);
        foreach (var header in new[] { "X-Forwarded-For", "Forwarded", "X-Real-IP", "Via" })
        {
            var proxied = host.Client();
            proxied.DefaultRequestHeaders.TryAddWithoutValidation(header, "127.0.0.1");
            Assert.Equal(HttpStatusCode.NotFound, (await proxied.GetAsync(Link)).StatusCode);
        }

        var rebound = host.Client();
        rebound.DefaultRequestHeaders.Host = "evil.example";
        Assert.Equal(HttpStatusCode.NotFound, (await rebound.GetAsync(Link)).StatusCode);
    }

    [Theory, InlineData("Production"), InlineData("Staging")]
    public async Task Outside_Development_there_is_neither_the_link_nor_any_demo_account(string environment)
    {
        await using var host = await TestHost.StartAsync(environment, demo: true);

        Assert.DoesNotContain(host.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>(), endpoint => endpoint.RoutePattern.RawText!.Contains("dev/sign-in"));
        await using (var db = host.Dbs.OpenAcrossTenants())
            Assert.False(await db.Users.IgnoreQueryFilters().AnyAsync(user => user.IsDemo || user.Email!.EndsWith("@demo.test")));
        Assert.IsType<DemoAccountsAreOff>((await host.Get<CreateUser>().RunAsync(
            new NewUser("manager@demo.test", "Demo", []) { IsDemo = true }, null, Actor.System(host.TenantId, "Test"), CancellationToken.None)).Error);
        // A form's token is letters by lot, and four of them may say anything.
        var page = Regex.Replace(await host.Client().GetStringAsync("/sign-in"), "<input type=\"hidden\"[^>]*>", "");
        Assert.DoesNotContain("demo", page, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_demo_account_that_a_database_brought_along_opens_nowhere_but_in_Development()
    {
        await using var host = await TestHost.StartAsync("Production");
        var id = await MakeAsync(host, "manager@demo.test", isDemo: false, "seven green bicycles");
        await using (var db = host.Open())
            await db.Users.Where(user => user.Id == id).ExecuteUpdateAsync(set => set.SetProperty(user => user.IsDemo, true));
        var cookie = await host.ClientAsync(new Actor(host.TenantId, id, "Demo", System.Collections.Frozen.FrozenSet<string>.Empty));

        Assert.Equal(HttpStatusCode.Redirect, (await cookie.GetAsync("/leads/board")).StatusCode);
        var typed = await host.Client().SubmitAsync("/sign-in", ("email", "manager@demo.test"), ("password", "seven green bicycles"));
        Assert.Equal(HttpStatusCode.OK, typed.StatusCode);
        Assert.Contains("That did not match.", await typed.Content.ReadAsStringAsync());
        var clicked = await host.Client().GetAsync(Link);
        Assert.StartsWith("/sign-in", clicked.Headers.Location?.PathAndQuery);
    }

    private static async Task<long> MakeAsync(TestHost host, string email, bool isDemo, string? password = null) =>
        (await host.Get<CreateUser>().RunAsync(
            new NewUser(email, "Demo Manager", [BuiltInRoles.Manager]) { IsDemo = isDemo }, password, Actor.System(host.TenantId, "Test"), CancellationToken.None)).Value;
}
