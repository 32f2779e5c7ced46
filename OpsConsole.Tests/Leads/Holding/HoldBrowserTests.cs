using Microsoft.Playwright;
using OpsConsole.Core.Leads;
using OpsConsole.Tests.Ground;
using static Microsoft.Playwright.Assertions;

namespace OpsConsole.Tests.Leads.Holding;

[Collection(nameof(InBrowsers))]
public sealed class HoldBrowserTests(Browsers browsers)
{
    [Fact]
    public async Task A_manager_holds_a_lead_by_key_and_a_colleague_sees_it_and_releases_it()
    {
        await using var host = await TestHost.StartAsync();
        var (maria, jonas) = (await host.MariaAsync(), await host.JonasAsync());
        var lead = await host.LeadAsync(more: lead => Assert.Null(lead.Approve(maria, host.Get<TimeProvider>().GetUtcNow().UtcDateTime, TimeSpan.FromHours(5))));
        var (board, page) = (await browsers.PageAsync(host, maria, "/leads/board"), await browsers.PageAsync(host, jonas, $"/leads/{lead.Id}"));
        await Expect(board.Locator(".board[data-attached]")).ToBeVisibleAsync();
        await Expect(page.Locator(".app[data-interactive]")).ToBeVisibleAsync();

        await board.Locator($".card[data-id='{lead.Id}']").FocusAsync();
        await board.Keyboard.PressAsync("h");
        var dialog = board.GetByRole(AriaRole.Dialog, new() { Name = "Hold 3526 High St" });
        await Expect(dialog.GetByLabel("For whom")).ToBeFocusedAsync();
        await board.Keyboard.PressAsync("Enter");
        await Expect(dialog.GetByRole(AriaRole.Alert)).ToHaveTextAsync("Say for whom the lead is held.");
        await dialog.GetByLabel("For whom").FocusAsync();
        await board.Keyboard.TypeAsync("Omar Haddad");
        await board.Keyboard.PressAsync("Enter");
        await Expect(dialog).ToHaveCountAsync(0);

        await Expect(board.Locator($".card[data-id='{lead.Id}'] .held")).ToHaveTextAsync("Held for Omar Haddad");
        await Expect(page.GetByText("Held for Omar Haddad", new() { Exact = true })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Release the hold…" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog, new() { Name = "Release 3526 High St?" }).GetByRole(AriaRole.Button, new() { Name = "Release" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Hold for a buyer…" })).ToBeVisibleAsync();
        await Expect(board.Locator($".card[data-id='{lead.Id}'] .held")).ToHaveCountAsync(0);
    }
}
