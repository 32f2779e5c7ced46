using Microsoft.Playwright;
using OpsConsole.Core.Leads;
using OpsConsole.Data.Scenes;
using OpsConsole.Tests.Ground;
using static Microsoft.Playwright.Assertions;

namespace OpsConsole.Tests.Leads;

[Collection(nameof(InBrowsers))]
public sealed class LeadBoardBrowserTests(Browsers browsers)
{
    [Fact]
    public async Task A_decision_shows_on_another_open_board_and_says_who_made_it()
    {
        await using var host = await TestHost.StartAsync();
        var (maria, jonas) = (await host.MariaAsync(), await host.JonasAsync());
        await host.LeadAsync("3526 High St");
        await host.LeadAsync("51 Omaha Ct");
        var mine = await browsers.PageAsync(host, maria, "/leads/board");
        var theirs = await browsers.PageAsync(host, jonas, "/leads/board");
        await Expect(Card(theirs, "Pending", "3526 High St")).ToBeVisibleAsync();

        await Card(mine, "Pending", "3526 High St").HoverAsync();
        await mine.GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();

        await Expect(Card(mine, "Approved", "3526 High St")).ToBeVisibleAsync();
        await Expect(Card(theirs, "Approved", "3526 High St")).ToContainTextAsync("by Maria Keller");
        await Expect(theirs.Locator(".last-change")).ToContainTextAsync("Maria Keller approved this lead");
        await Expect(Column(theirs, "Pending").Locator(".column-count")).ToHaveTextAsync("1");
        if (Environment.GetEnvironmentVariable("SHOT") is { } shot)
            await mine.ScreenshotAsync(new() { Path = shot });
    }

    private static ILocator Column(IPage page, string status) => page.Locator($".board-column[data-column={status.ToLowerInvariant()}]");

    private static ILocator Card(IPage page, string status, string street) => Column(page, status).Locator(".card", new() { HasText = street });
}
