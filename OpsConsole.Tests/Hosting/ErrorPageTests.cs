using System.Net;
using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Users;
using OpsConsole.Tests.Ground;
using OpsConsole.Web.Hosting;

namespace OpsConsole.Tests.Hosting;

public sealed class ErrorPageTests
{
    [Theory, InlineData("Development"), InlineData("Production")]
    public async Task A_failure_shows_a_reference_that_the_log_has_and_nothing_of_itself(string environment)
    {
        var log = new RememberedLog();
        await using var host = await TestHost.StartAsync(environment, configure: services =>
        {
            services.AddSingleton<ILoggerProvider>(log);
            services.AddSingleton<SiteAddress>(_ => throw new InvalidOperationException("the secret of the trap"));
        });

        var answer = await host.Client().GetAsync("/forgot-password");

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        var page = await answer.PageAsync();
        Assert.Equal("That did not work", page.QuerySelector("h1")!.TextContent);
        var reference = page.QuerySelector(".code-line")!.TextContent.Replace("Reference ", "");
        Assert.Matches("^[0-9a-f]{8}$", reference);
        Assert.DoesNotContain("secret of the trap", page.DocumentElement.OuterHtml);
        Assert.Contains(log.Lines, line => line.Contains(reference) && line.Contains("secret of the trap"));
    }

    [Fact]
    public async Task A_program_gets_the_status_alone()
    {
        await using var host = await TestHost.StartAsync("Production", configure: services =>
            services.AddSingleton<SignOut>(_ => throw new InvalidOperationException("the secret of the trap")));
        var client = await host.ClientAsync(await host.MariaAsync());
        Assert.Contains("That did not work", await (await client.PostAsync("/sign-out", null)).Content.ReadAsStringAsync());
        client.DefaultRequestHeaders.Accept.Clear();
        var answer = await client.PostAsync("/sign-out", null);
        Assert.Equal((HttpStatusCode.InternalServerError, ""), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
        var stranger = await host.Client().GetAsync("/api/none");
        Assert.Equal((HttpStatusCode.Unauthorized, ""), (stranger.StatusCode, await stranger.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task An_address_that_does_not_exist_says_so_at_that_address()
    {
        await using var host = await TestHost.StartAsync("Production");
        var answer = await (await host.ClientAsync(await host.MariaAsync())).GetAsync("/no/such/page");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("There is nothing at this address", (await answer.PageAsync()).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task A_page_one_may_not_open_names_the_permission_and_its_meaning()
    {
        await using var host = await TestHost.StartAsync("Production");
        var answer = await (await host.ClientAsync(await host.AnaAsync())).GetAsync("/leads/board");
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        var card = (await answer.PageAsync()).QuerySelector(".public-card")!;
        Assert.Equal(LeadPermissions.View, card.QuerySelector(".code-line")!.TextContent);
        Assert.Contains("See all leads", card.TextContent);
    }

    [Fact]
    public async Task A_form_that_was_open_too_long_says_what_to_do()
    {
        await using var host = await TestHost.StartAsync("Production");
        var answer = await host.Client().PostAsync("/sign-in", new FormUrlEncodedContent([new("_handler", "sign-in")]));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("reload the page", (await answer.PageAsync()).Body!.TextContent);
    }
}
