using Microsoft.Playwright;
using OpsConsole.Core;
using OpsConsole.Core.Leads;
using OpsConsole.Tests.Ground;
using static Microsoft.Playwright.Assertions;

namespace OpsConsole.Tests.Leads.Countdowns;

[Collection(nameof(InBrowsers))]
public sealed class CountdownBrowserTests(Browsers browsers)
{
    [Fact]
    public async Task A_manager_gives_more_time_by_key_and_a_colleague_sees_it_then_ends_it()
    {
        await using var host = await TestHost.StartAsync();
        var (maria, jonas) = (await host.MariaAsync(), await host.JonasAsync());
        var lead = await host.LeadAsync(more: lead => Assert.Null(lead.Approve(maria, host.Get<TimeProvider>().GetUtcNow().UtcDateTime, TimeSpan.FromHours(5))));
        var (board, page) = (await browsers.PageAsync(host, maria, "/leads/board"), await browsers.PageAsync(host, jonas, $"/leads/{lead.Id}"));
        await Expect(board.Locator(".board[data-attached]")).ToBeVisibleAsync();
        await Expect(page.Locator(".app[data-interactive]")).ToBeVisibleAsync();

        await board.Locator($".card[data-id='{lead.Id}']").FocusAsync();
        await board.Keyboard.PressAsync("e");
        var dialog = board.GetByRole(AriaRole.Dialog, new() { Name = "Countdown of 3526 High St" });
        await dialog.GetByLabel("By how many hours").FillAsync("48");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Change" }).ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("Say in a few words");
        await dialog.GetByLabel("Why").FillAsync("The buyer's bank needs two days.");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Change" }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);

        await Expect(page.GetByText("48 hours longer: The buyer's bank needs two days.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Change countdown…" }).ClickAsync();
        var theirs = page.GetByRole(AriaRole.Dialog, new() { Name = "Countdown of 3526 High St" });
        await theirs.GetByLabel("End it now").CheckAsync();
        await theirs.GetByLabel("Why").FillAsync("The owner sold it himself.");
        await theirs.GetByRole(AriaRole.Button, new() { Name = "End it now" }).ClickAsync();

        await Expect(page.Locator(".drawer-status .state")).ToHaveTextAsync("Expired");
        await Expect(board.Locator($".board-column[data-column='expired'] .card[data-id='{lead.Id}']")).ToBeVisibleAsync();
    }
}
