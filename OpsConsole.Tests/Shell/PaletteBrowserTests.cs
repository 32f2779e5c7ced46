using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OpsConsole.Core.Leads;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads;
using static Microsoft.Playwright.Assertions;

namespace OpsConsole.Tests.Shell;

[Collection(nameof(InBrowsers))]
public sealed class PaletteBrowserTests(Browsers browsers)
{
    [Fact]
    public async Task By_keyboard_alone_over_a_slow_line_somebody_gets_from_anywhere_to_a_lead_and_back_again()
    {
        await using var host = await TestHost.StartAsync();
        var lead = await host.LeadAsync("3526 High St", more: made => made.OwnerName = "Ruth Delgado");
        await host.LeadAsync("51 Omaha Ct");
        var page = await browsers.PageAsync(host, await host.MariaAsync(), "/sign-in");
        await page.DelaySocketAsync(TimeSpan.FromMilliseconds(100));
        await page.GotoAsync("/leads/import");
        await Expect(page.Locator(".app[data-interactive]")).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("Control+k");
        var field = page.GetByRole(AriaRole.Combobox, new() { Name = "Search or run a command" });
        await Expect(field).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("ruth del");
        var found = page.GetByRole(AriaRole.Option, new() { Name = "3526 High St" });
        await Expect(found).ToContainTextAsync("Ruth Delgado");
        await Expect(field).ToHaveValueAsync("ruth del");
        await Expect(found).ToHaveAttributeAsync("aria-selected", "true");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex($"/leads/{lead.Id}$"));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "3526 High St" })).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync("imp");
        await Expect(page.GetByRole(AriaRole.Option, new() { Name = "Import" })).ToHaveAttributeAsync("aria-selected", "true");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("/leads/import$"));

        await page.Keyboard.PressAsync("Control+k");
        await Expect(page.GetByRole(AriaRole.Group, new() { Name = "Recent" }).GetByRole(AriaRole.Option).First).ToContainTextAsync("3526 High St");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("#palette")).Not.ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_person_is_found_by_their_last_name_and_leads_to_what_they_submitted()
    {
        await using var host = await TestHost.StartAsync();
        await host.AnaAsync();
        await host.LeadAsync("3526 High St");
        await host.LeadAsync("51 Omaha Ct", await host.SomebodyAsync("Bea Long", Core.Permissions.BuiltInRoles.Agent));
        var page = await browsers.PageAsync(host, await host.SamAsync(), "/leads/board");
        await Expect(page.Locator(".app[data-interactive]")).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync("duarte");
        await page.GetByRole(AriaRole.Group, new() { Name = "People" }).GetByRole(AriaRole.Option, new() { Name = "Ana Duarte" }).ClickAsync();

        await Expect(page.Locator("table[data-list] tbody tr")).ToHaveCountAsync(1);
        await Expect(page.GetByLabel("Filter and search")).ToHaveValueAsync("by:\"Ana Duarte\"");
    }

    [Fact]
    public async Task An_answer_to_an_older_text_is_dropped_and_a_failed_one_says_so()
    {
        await using var host = await TestHost.StartAsync();
        await host.LeadAsync("3526 High St");
        await host.LeadAsync("51 Omaha Ct");
        var page = await browsers.PageAsync(host, await host.MariaAsync(), "/leads/import");
        var held = new TaskCompletionSource();
        await page.RouteAsync("**/search/leads?q=35*", async route =>
        {
            await held.Task;
            await route.ContinueAsync();
        });
        await page.RouteAsync("**/search/leads?q=boom", route => route.FulfillAsync(new() { Status = 500 }));
        await Expect(page.Locator(".app[data-interactive]")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Search or run a command" }).ClickAsync();
        var field = page.Locator("#palette-input");

        await page.RunAndWaitForRequestAsync(() => field.FillAsync("35"), "**/search/leads?q=35*");
        await field.FillAsync("51 o");
        await Expect(page.GetByRole(AriaRole.Option, new() { Name = "51 Omaha Ct" })).ToBeVisibleAsync();
        held.SetResult();
        await page.EvaluateAsync("() => new Promise(done => setTimeout(done, 300))");
        await Expect(page.GetByRole(AriaRole.Option, new() { Name = "51 Omaha Ct" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Option, new() { Name = "3526 High St" })).ToHaveCountAsync(0);

        await field.FillAsync("boom");
        await Expect(page.GetByText("The search did not answer")).ToBeVisibleAsync();
        await Expect(field).ToHaveValueAsync("boom");
    }

    [Fact]
    public async Task What_the_focused_card_can_do_is_offered_and_done()
    {
        await using var host = await TestHost.StartAsync();
        var lead = await host.LeadAsync("3526 High St");
        var page = await browsers.PageAsync(host, await host.MariaAsync(), "/leads/board");
        await Expect(page.Locator(".board[data-attached]")).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("Control+k");
        await Expect(page.GetByRole(AriaRole.Option, new() { Name = "Review board" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Option, new() { Name = "Approve" })).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("Escape");
        await page.Locator(".card").FocusAsync();
        await page.Keyboard.PressAsync("Control+k");
        await Expect(page.GetByRole(AriaRole.Group, new() { Name = "This page · 3526 High St" })).ToBeVisibleAsync();
        await page.Keyboard.TypeAsync("approve");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByText("Approved 3526 High St")).ToBeVisibleAsync();
        await using var db = host.Open();
        Assert.Equal(LeadStatus.Approved, (await db.Leads.FindAsync(lead.Id))!.Status);
    }

    [Fact]
    public async Task An_agent_is_offered_what_an_agent_may_and_no_search()
    {
        await using var host = await TestHost.StartAsync();
        await host.LeadAsync("3526 High St");
        var page = await browsers.PageAsync(host, await host.AnaAsync(), "/portal/leads");
        await Expect(page.Locator(".app[data-interactive]")).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("Control+k");
        await Expect(page.GetByRole(AriaRole.Option, new() { Name = "Submit a lead" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Option, new() { Name = "Review board" })).ToHaveCountAsync(0);
        await page.Keyboard.TypeAsync("3526");
        await Expect(page.GetByText("Nothing is called “3526”")).ToBeVisibleAsync();
    }
}
