using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads;
using static Microsoft.Playwright.Assertions;

namespace OpsConsole.Tests.Shell;

[Collection(nameof(InBrowsers))]
public sealed class ShortcutBrowserTests(Browsers browsers)
{
    [Fact]
    public async Task Keys_go_places_and_are_silent_while_somebody_types()
    {
        await using var host = await TestHost.StartAsync();
        var page = await OpenAsync(host, "/leads/board");

        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("i");
        await Expect(page).ToHaveURLAsync(new Regex("/leads/import$"));
        await page.Keyboard.PressAsync("c");
        await page.Keyboard.PressAsync("l");
        await Expect(page).ToHaveURLAsync(new Regex("/leads/new$"));

        await page.GetByLabel("City").PressSequentiallyAsync("gb g i?/");
        await Expect(page.GetByLabel("City")).ToHaveValueAsync("gb g i?/");
        Assert.EndsWith("/leads/new", page.Url);
        await Expect(page.Locator("dialog[open]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_key_that_was_changed_counts_at_once_everywhere_and_after_the_next_sign_in()
    {
        await using var host = await TestHost.StartAsync();
        await host.LeadAsync("3526 High St");
        var page = await OpenAsync(host, "/profile");
        var approve = page.GetByLabel("Keys for Approve");

        await approve.FocusAsync();
        await page.Keyboard.PressAsync("r");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("R is taken by “Reject with a reason”");
        await Expect(approve).ToHaveValueAsync("A");
        await approve.FocusAsync();
        await page.Keyboard.PressAsync("y");
        await Expect(page.GetByText("usually A")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Heading, new() { Name = "Your profile" }).ClickAsync();
        await page.Keyboard.PressAsync("?");
        await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "Keyboard shortcuts" }).Locator("[data-key-of='card.approve']")).ToHaveTextAsync("Y");

        var again = await OpenAsync(host, "/leads/board");
        await Expect(again.Locator(".board[data-attached]")).ToBeVisibleAsync();
        await again.Locator(".card").FocusAsync();
        await again.Keyboard.PressAsync("a");
        await again.Keyboard.PressAsync("y");
        await Expect(again.GetByText("Approved 3526 High St")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Switched_off_they_do_nothing_until_they_are_switched_on_again()
    {
        await using var host = await TestHost.StartAsync();
        await host.LeadAsync("3526 High St");
        var page = await OpenAsync(host, "/leads/board");
        await Expect(page.Locator(".board[data-attached]")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("?");
        await page.GetByRole(AriaRole.Dialog).GetByLabel("Use single-key shortcuts").UncheckAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-shortcuts", "[]");
        await page.ReloadAsync();
        await Expect(page.Locator(".board[data-attached]")).ToBeVisibleAsync();

        await page.Locator(".card").FocusAsync();
        await page.Keyboard.PressAsync("a");
        await page.Keyboard.PressAsync("?");
        await Expect(page.Locator("dialog[open]")).ToHaveCountAsync(0);
        await Expect(page.Locator("[data-column=pending] .card")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Control+k");
        await Expect(page.Locator("#palette-input")).ToBeFocusedAsync();
    }

    private async Task<IPage> OpenAsync(TestHost host, string path)
    {
        var page = await browsers.PageAsync(host, await host.MariaAsync(), path);
        await Expect(page.Locator(".app[data-interactive]")).ToBeVisibleAsync();
        return page;
    }
}
