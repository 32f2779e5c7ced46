using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Playwright;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads;
using static Microsoft.Playwright.Assertions;

namespace OpsConsole.Tests.Shell;

[Collection(nameof(InBrowsers))]
public sealed class OpeningBrowserTests(Browsers browsers)
{
    [Fact]
    public async Task A_page_whose_server_goes_away_while_it_opens_comes_to_life_by_itself()
    {
        await using var host = await TestHost.StartAsync();
        var page = await browsers.PageAsync(host, await host.MariaAsync(), "/terms");
        var refused = 0;
        await page.RouteAsync("**/_blazor/negotiate*", route => refused++ < 2 ? route.AbortAsync("connectionrefused") : route.ContinueAsync());

        await page.GotoAsync("/leads/import");

        await Expect(page.Locator(".live[data-live=reconnecting]")).ToBeVisibleAsync();
        await Expect(page.Locator("input[type=file]")).ToHaveCountAsync(1, new() { Timeout = 40_000 });
        Assert.Equal(3, refused);
        await Expect(page.Locator(".live[data-live=live]")).ToBeVisibleAsync();
    }

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public async Task A_page_whose_line_breaks_at_any_word_of_its_opening_comes_to_life_by_itself(int words)
    {
        await using var host = await TestHost.StartAsync();
        var page = await browsers.PageAsync(host, await host.MariaAsync(), "/terms");
        var (lines, isCut) = (0, false);
        // A browser whose line could not be opened at all goes on without one, and then there would be nothing to cut.
        await page.RouteAsync(new Regex("/_blazor\\?id="), route => route.AbortAsync());
        await page.RouteWebSocketAsync("**/_blazor**", socket =>
        {
            var server = socket.ConnectToServer();
            var said = 0;
            lines++;
            socket.OnMessage(frame =>
            {
                if (isCut || ++said < words)
                {
                    server.Send(frame.Binary!);
                    return;
                }

                isCut = true;
                _ = socket.CloseAsync(new() { Code = 1001, Reason = "The server goes away." });
            });
        });

        await page.GotoAsync("/leads/import");

        await Expect(page.Locator("input[type=file]")).ToHaveCountAsync(1, new() { Timeout = 60_000 });
        Assert.True(isCut, $"{lines} lines were opened, and none was cut");
        Assert.True(lines > 1, "the page lives on the line that was cut");
        await Expect(page.Locator(".live[data-live=live]")).ToBeVisibleAsync();
    }

    [Theory, InlineData("/_framework/blazor.web."), InlineData("/js/connection."), InlineData("/js/clock."), InlineData("/css/base.")]
    public async Task A_page_whose_server_goes_away_before_all_of_it_has_come_is_loaded_again(string part)
    {
        await using var host = await TestHost.StartAsync();
        var page = await browsers.PageAsync(host, await host.MariaAsync(), "/terms");
        var asked = 0;
        await page.RouteAsync(new Regex(Regex.Escape(part)), route => asked++ == 0 ? route.AbortAsync("connectionrefused") : route.ContinueAsync());

        await page.GotoAsync("/leads/import");

        await page.WaitForFunctionAsync("() => performance.getEntriesByType('navigation')[0].type === 'reload'");
        await Expect(page.Locator(".app[data-interactive]:not([inert])")).ToBeVisibleAsync();
        await Expect(page.Locator("input[type=file]")).ToHaveCountAsync(1);
        Assert.Equal(2, asked);
    }

    [Fact]
    public async Task A_page_that_came_by_half_is_loaded_again()
    {
        await using var host = await TestHost.StartAsync();
        var page = await browsers.PageAsync(host, await host.MariaAsync(), "/terms");
        var (asked, isReady) = (0, false);
        await page.RouteAsync("**/health/ready", route => isReady ? route.ContinueAsync() : route.FulfillAsync(new() { Status = 503 }));
        await page.RouteAsync("**/leads/import", async route =>
        {
            var answer = await route.FetchAsync();
            var whole = await answer.TextAsync();
            await route.FulfillAsync(new() { Response = answer, Body = asked++ == 0 ? whole[..whole.IndexOf("<main", StringComparison.Ordinal)] : whole });
        });

        await page.GotoAsync("/leads/import");

        await Expect(page.GetByText("This page did not come whole. It is loaded again…")).ToBeVisibleAsync();
        await Expect(page.Locator(".app[inert]")).ToHaveCountAsync(1);
        isReady = true;
        await Expect(page.Locator("input[type=file]")).ToHaveCountAsync(1);
        Assert.Equal(2, asked);
    }

    [Fact]
    public async Task A_page_whose_scripts_hang_is_loaded_again()
    {
        await using var host = await TestHost.StartAsync();
        var page = await browsers.PageAsync(host, await host.MariaAsync(), "/terms");
        var asked = 0;
        await page.RouteAsync(new Regex("/_framework/blazor.web."), route => asked++ == 0 ? Task.CompletedTask : route.ContinueAsync());

        await page.Clock.InstallAsync();

        await page.GotoAsync("/leads/import", new() { WaitUntil = WaitUntilState.Commit });
        await Expect(page.Locator(".app")).ToHaveCountAsync(1);
        await page.Clock.FastForwardAsync(20_000);

        await Expect(page.Locator("input[type=file]")).ToHaveCountAsync(1);
        Assert.Equal(2, asked);
    }

    [Fact]
    public async Task What_something_keeps_away_for_good_is_told_of_and_the_rest_goes_on()
    {
        await using var host = await TestHost.StartAsync();
        var page = await browsers.PageAsync(host, await host.MariaAsync(), "/terms");
        await page.RouteAsync("**/js/accept*", route => route.AbortAsync("blockedbyclient"));
        // The third load in a row; what comes before would take a quarter of a minute.
        await page.EvaluateAsync("() => sessionStorage.setItem('lacked', 3)");
        var asked = 0;
        page.Request += (_, request) => asked += request.IsNavigationRequest ? 1 : 0;

        await page.GotoAsync("/leads/import");

        await Expect(page.GetByText("A part of this page could not be loaded")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        await Expect(page.GetByText("A part of this page could not be loaded")).ToHaveCountAsync(0);
        await Expect(page.Locator("input[type=file]")).ToHaveCountAsync(1);
        await page.ReloadAsync();
        await Expect(page.Locator("input[type=file]")).ToHaveCountAsync(1);
        await Expect(page.GetByText("A part of this page could not be loaded")).ToHaveCountAsync(0);
        Assert.Equal(2, asked);
    }

    [Fact]
    public async Task A_page_is_not_loaded_again_from_a_server_that_stops()
    {
        await using var host = await TestHost.StartAsync();
        var page = await browsers.PageAsync(host, await host.MariaAsync(), "/leads/import");
        await Expect(page.Locator("input[type=file]")).ToHaveCountAsync(1);
        var asked = 0;
        page.Request += (_, request) => asked += request.IsNavigationRequest ? 1 : 0;

        // It closes its lines, and answers for as long as this test lets it.
        var refused = page.WaitForResponseAsync(answer => answer.Url.Contains("/_blazor/negotiate") && answer.Status == 503);
        host.Get<IHostApplicationLifetime>().StopApplication();
        await refused;
        await Expect(page.Locator(".live[data-live=reconnecting]")).ToBeVisibleAsync();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await host.Client().GetAsync("/health/ready")).StatusCode);
        Assert.Equal(0, asked);
        await host.RestartAsync();

        await Expect(page.Locator(".live[data-live=live]")).ToBeVisibleAsync(new() { Timeout = 40_000 });
        await Expect(page.Locator("input[type=file]")).ToHaveCountAsync(1);
        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task A_page_that_opens_is_not_loaded_again_from_a_server_that_stops()
    {
        await using var host = await TestHost.StartAsync();
        var page = await browsers.PageAsync(host, await host.MariaAsync(), "/terms");
        var (asked, isReady) = (0, false);
        page.Request += (_, request) => asked += request.IsNavigationRequest ? 1 : 0;
        await page.RouteAsync("**/_blazor/negotiate*", route => isReady ? route.ContinueAsync() : route.AbortAsync("connectionrefused"));
        await page.RouteAsync("**/health/ready", route => isReady ? route.ContinueAsync() : route.FulfillAsync(new() { Status = 503 }));
        var turnedAway = page.WaitForResponseAsync(answer => answer.Url.EndsWith("/health/ready", StringComparison.Ordinal) && answer.Status == 503);

        await page.GotoAsync("/leads/import");
        await turnedAway;
        Assert.Equal(1, asked);
        isReady = true;

        await Expect(page.Locator("input[type=file]")).ToHaveCountAsync(1, new() { Timeout = 40_000 });
        Assert.Equal(2, asked);
    }

    [Fact]
    public async Task What_is_typed_while_the_page_opens_stays_and_so_does_the_caret()
    {
        await using var host = await TestHost.StartAsync();
        var page = await browsers.PageAsync(host, await host.MariaAsync(), "/terms");
        await page.DelaySocketAsync(TimeSpan.FromSeconds(1));
        await page.GotoAsync("/leads/new");
        await page.GetByLabel("City").FillAsync("Sacramento");
        await page.GetByLabel("Street and number").PressSequentiallyAsync("17 Early St");
        await page.Keyboard.PressAsync("ArrowLeft");
        Assert.Equal(0, await page.Locator(".app[data-interactive]").CountAsync());
        await Expect(page.Locator(".app[data-interactive]")).ToBeVisibleAsync();

        await page.Keyboard.TypeAsync("ree");

        await Expect(page.GetByLabel("Street and number")).ToHaveValueAsync("17 Early Sreet");
        await Expect(page.GetByLabel("City")).ToHaveValueAsync("Sacramento");
        await Expect(page.GetByText("Draft kept on this device")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_is_typed_while_the_page_opens_stays_when_the_line_breaks()
    {
        await using var host = await TestHost.StartAsync();
        var page = await browsers.PageAsync(host, await host.MariaAsync(), "/terms");
        var (asked, isTyped) = (0, new TaskCompletionSource());
        await page.RouteAsync("**/_blazor/negotiate*", async route =>
        {
            if (asked++ > 0)
            {
                await route.ContinueAsync();
                return;
            }

            await isTyped.Task;
            await route.AbortAsync("connectionrefused");
        });
        await page.GotoAsync("/tasks");
        await page.GetByLabel("What is to be done").PressSequentiallyAsync("Call the owner back");
        await page.GetByLabel("Due").FillAsync("2027-03-01");
        isTyped.SetResult();
        await page.WaitForFunctionAsync("() => performance.getEntriesByType('navigation')[0].type === 'reload'");
        await Expect(page.Locator(".app[data-interactive]")).ToBeVisibleAsync();

        await Expect(page.GetByLabel("What is to be done")).ToHaveValueAsync("Call the owner back");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        await Expect(page.Locator("main li").Filter(new() { HasText = "Call the owner back" })).ToContainTextAsync("1 Mar");
        Assert.Null(await page.EvaluateAsync<string?>("() => sessionStorage.getItem('typed-while-opening')"));
    }

    [Fact]
    public async Task Going_back_while_the_page_opens_shows_what_the_address_says()
    {
        await using var host = await TestHost.StartAsync();
        var lead = await host.LeadAsync("2 Folsom St");
        var page = await browsers.PageAsync(host, await host.MariaAsync(), "/leads/board");
        await Expect(page.Locator(".board[data-attached]")).ToBeVisibleAsync();
        await page.Locator(".card").ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex($"/leads/board\\?lead={lead.Id}$"));
        await page.DelaySocketAsync(TimeSpan.FromSeconds(1));
        await page.ReloadAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "2 Folsom St" })).ToBeVisibleAsync();

        await Task.Delay(TimeSpan.FromSeconds(3)); // The server has been told the address, and the page is not live yet.
        await page.GoBackAsync();

        await Expect(page.Locator(".app[data-interactive]")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "2 Folsom St" })).ToHaveCountAsync(0);
    }

    // Wherever in its opening the page is, from the first drawing to the circuit that listens, a second apart there and back.
    [Theory, InlineData("link"), InlineData("key"), InlineData("palette")]
    public async Task Going_elsewhere_while_the_page_opens_shows_what_the_address_says(string by)
    {
        await using var host = await TestHost.StartAsync();
        await host.LeadAsync("2 Folsom St");
        var page = await browsers.PageAsync(host, await host.MariaAsync(), "/terms");
        await page.DelaySocketAsync(TimeSpan.FromMilliseconds(100));
        foreach (var after in Enumerable.Range(1, 4).Select(step => TimeSpan.FromMilliseconds(120 * step)))
        {
            await page.GotoAsync("/leads", new() { WaitUntil = WaitUntilState.DOMContentLoaded });
            await page.EvaluateAsync("ms => new Promise(done => setTimeout(done, ms))", after.TotalMilliseconds);

            if (by == "link")
            {
                await page.EvaluateAsync("() => document.querySelector('.nav a[href=\"/leads/board\"]').click()");
            }
            else if (by == "key")
            {
                await page.Keyboard.PressAsync("g");
                await page.Keyboard.PressAsync("b");
            }
            else
            {
                await page.Keyboard.PressAsync("Control+k");
                await page.Keyboard.TypeAsync("Review board");
                await page.Keyboard.PressAsync("Enter");
            }

            await Expect(page).ToHaveURLAsync(new Regex("/leads/board$"));
            await Expect(page.Locator(".board[data-attached]"), $"{after.TotalMilliseconds} ms after the page was there").ToBeVisibleAsync();
        }
    }

    [Fact]
    public async Task A_button_pressed_while_the_page_opens_is_pressed_once_it_lives()
    {
        await using var host = await TestHost.StartAsync();
        await host.LeadAsync("2 Folsom St");
        var page = await OpeningAsync(host, "/leads?q=folsom");

        await page.GetByRole(AriaRole.Button, new() { Name = "Save view" }).ClickAsync();

        Assert.Equal(0, await page.Locator(".app[data-interactive]").CountAsync());
        await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "Save this view" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_is_pressed_or_ticked_while_the_page_opens_waits_for_the_script_that_hears_it()
    {
        await using var host = await TestHost.StartAsync();
        await host.LeadAsync("2 Folsom St");
        await host.LeadAsync("3 Folsom St");
        var page = await OpeningAsync(host, "/leads?sort=street");

        await page.GetByLabel("Select 2 Folsom St").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "City", Exact = true }).ClickAsync();

        Assert.Equal(0, await page.Locator(".app[data-interactive]").CountAsync());
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Chosen leads" })).ToContainTextAsync("1 chosen");
        await Expect(page).ToHaveURLAsync(new Regex("sort=-?city"));
    }

    [Fact]
    public async Task A_filter_typed_or_chosen_while_the_page_opens_counts()
    {
        await using var host = await TestHost.StartAsync();
        await host.LeadAsync("2 Folsom St");
        await host.LeadAsync("3 Alder Rd");
        var page = await OpeningAsync(host, "/leads");
        await page.GetByLabel("Filter and search").PressSequentiallyAsync("fol");
        Assert.Equal(0, await page.Locator(".app[data-interactive]").CountAsync());
        await Expect(page.Locator(".list-page[data-attached]")).ToBeVisibleAsync();

        await page.Keyboard.TypeAsync("som");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page).ToHaveURLAsync(new Regex("q=folsom$"));
        await Expect(page.Locator("table[data-list] tbody tr")).ToHaveCountAsync(1);

        await page.GotoAsync("/leads/board");
        await page.Locator(".filter:has-text('Priority') select").SelectOptionAsync("40");
        Assert.Equal(0, await page.Locator(".app[data-interactive]").CountAsync());
        await Expect(page).ToHaveURLAsync(new Regex("score=40"));

        // The towns come with the circuit, after the first drawing.
        await page.GotoAsync("/leads/board");
        await page.Locator(".filter:has-text('Market') select").SelectOptionAsync("Sacramento");
        Assert.Equal(0, await page.Locator(".app[data-interactive]").CountAsync());
        await Expect(page).ToHaveURLAsync(new Regex("market=Sacramento"));
    }

    [Fact]
    public async Task A_form_sent_while_the_page_opens_is_sent_once_it_lives_and_is_no_address()
    {
        await using var host = await TestHost.StartAsync();
        var page = await OpeningAsync(host, "/tasks");

        await page.GetByLabel("What is to be done").FillAsync("Call the owner back");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();

        Assert.Equal(0, await page.Locator(".app[data-interactive]").CountAsync());
        await Expect(page.Locator("main li").Filter(new() { HasText = "Call the owner back" })).ToHaveCountAsync(1);
        await Expect(page).ToHaveURLAsync(new Regex("/tasks$"));
        await using var db = host.Open();
        Assert.Equal(1, await db.Tasks.CountAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_menu_opened_while_the_page_opens_stays_open()
    {
        await using var host = await TestHost.StartAsync();
        await host.LeadAsync("2 Folsom St");
        var page = await OpeningAsync(host, "/leads");

        await page.GetByRole(AriaRole.Button, new() { Name = "Columns", Exact = true }).ClickAsync();

        Assert.Equal(0, await page.Locator(".app[data-interactive]").CountAsync());
        await Expect(page.Locator(".list-page[data-attached]")).ToBeVisibleAsync();
        await page.GetByLabel("City", new() { Exact = true }).UncheckAsync();
        await Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "City" })).ToHaveCountAsync(0);
    }

    /// <summary>A page whose circuit takes some seconds to start.</summary>
    private async Task<IPage> OpeningAsync(TestHost host, string path)
    {
        var page = await browsers.PageAsync(host, await host.MariaAsync(), "/terms");
        await page.DelaySocketAsync(TimeSpan.FromMilliseconds(500));
        await page.GotoAsync(path);
        return page;
    }
}
