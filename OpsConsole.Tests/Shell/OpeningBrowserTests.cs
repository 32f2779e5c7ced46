using Microsoft.Playwright;
using OpsConsole.Tests.Ground;
using static Microsoft.Playwright.Assertions;

namespace OpsConsole.Tests.Shell;

[Collection(nameof(InBrowsers))]
public sealed class OpeningBrowserTests(Browsers browsers)
{
    [Fact]
    public async Task A_page_whose_server_goes_away_while_it_opens_comes_to_life_by_itself()
    {
        await using var host = await TestHost.StartAsync();
        var page = await browsers.PageAsync(host, await host.MariaAsync(), "/sign-in");
        var refused = 0;
        await page.RouteAsync("**/_blazor/negotiate*", route => refused++ < 2 ? route.AbortAsync("connectionrefused") : route.ContinueAsync());

        await page.GotoAsync("/leads/import");

        await Expect(page.Locator(".live[data-live=reconnecting]")).ToBeVisibleAsync();
        await Expect(page.Locator("input[type=file]")).ToHaveCountAsync(1, new() { Timeout = 40_000 });
        Assert.Equal(3, refused);
        await Expect(page.Locator(".live[data-live=live]")).ToBeVisibleAsync();
    }
}
