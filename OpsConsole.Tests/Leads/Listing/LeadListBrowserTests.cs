using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OpsConsole.Core.Filtering;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Views;
using OpsConsole.Tests.Ground;
using static Microsoft.Playwright.Assertions;

namespace OpsConsole.Tests.Leads.Listing;

[Collection(nameof(InBrowsers))]
public sealed class LeadListBrowserTests(Browsers browsers)
{
    [Fact]
    public async Task Filter_order_and_columns_survive_a_reload()
    {
        await using var host = await TestHost.StartAsync();
        await host.LeadAsync("1 Low St", more: lead => lead.Score = 10);
        await host.LeadAsync("2 Mid St", more: lead => lead.Score = 50);
        await host.LeadAsync("3 High St", more: lead => lead.Score = 90);
        var page = await ListAsync(host, "/leads");

        await page.GetByLabel("Filter and search").FillAsync("score:40..");
        await page.Keyboard.PressAsync("Enter");
        await Expect(Rows(page)).ToHaveCountAsync(2);
        await page.GetByRole(AriaRole.Button, new() { Name = "Priority", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Address", Exact = true }).ClickAsync(new() { Modifiers = [KeyboardModifier.Shift] });
        await page.GetByRole(AriaRole.Button, new() { Name = "Columns", Exact = true }).ClickAsync();
        await page.GetByLabel("City", new() { Exact = true }).UncheckAsync();
        await Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "City" })).ToHaveCountAsync(0);
        await Expect(page).ToHaveURLAsync(new Regex("sort=score(,|%2C)street"));
        await page.ReloadAsync();

        await Expect(page.Locator(".app[data-interactive]")).ToBeVisibleAsync();
        await Expect(Rows(page)).ToHaveCountAsync(2);
        await Expect(Rows(page).First).ToContainTextAsync("2 Mid St");
        await Expect(page.GetByLabel("Filter and search")).ToHaveValueAsync("score:40..");
        await Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "City" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_change_by_somebody_else_shows_and_leaves_selection_place_and_typed_text_alone()
    {
        await using var host = await TestHost.StartAsync();
        var first = await host.LeadAsync("1 First St");
        await host.LeadAsync("2 Second St");
        var page = await ListAsync(host, "/leads?sort=street");
        await page.GetByLabel("Select 2 Second St").CheckAsync();
        await Row(page, "2 Second St").FocusAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Chosen leads" })).ToContainTextAsync("1 chosen");
        await page.GetByLabel("Filter and search").PressSequentiallyAsync("half a wo");

        await host.Get<ApproveLead>().RunAsync(first, await host.JonasAsync(), default);

        await Expect(Row(page, "1 First St")).ToContainTextAsync("Approved");
        await Expect(page.GetByLabel("Select 2 Second St")).ToBeCheckedAsync();
        await Expect(page.GetByLabel("Filter and search")).ToHaveValueAsync("half a wo");
        await Expect(page.GetByLabel("Filter and search")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task The_keyboard_alone_moves_selects_filters_and_opens()
    {
        await using var host = await TestHost.StartAsync();
        for (var n = 1; n <= 5; n++)
            await host.LeadAsync($"{n} Main St");
        var page = await ListAsync(host, "/leads?sort=street");

        await page.Keyboard.PressAsync("j");
        await Expect(Row(page, "1 Main St")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("x");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("Shift+X");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Chosen leads" })).ToContainTextAsync("3 chosen");

        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#lead-title")).ToHaveTextAsync("4 Main St");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("#lead-title")).ToHaveCountAsync(0);
        await Expect(Row(page, "4 Main St")).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("f");
        await page.Keyboard.TypeAsync("\"5 main\"");
        await page.Keyboard.PressAsync("Enter");
        await Expect(Rows(page)).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task The_builder_and_the_text_are_the_same_filter()
    {
        await using var host = await TestHost.StartAsync();
        await host.LeadAsync("1 Main St", more: lead => lead.City = "Folsom");
        await host.LeadAsync("2 Main St");
        var page = await ListAsync(host, "/leads?q=city%3Afolsom");

        await page.GetByRole(AriaRole.Button, new() { Name = "Filter", Exact = false }).First.ClickAsync();
        var builder = page.GetByRole(AriaRole.Dialog, new() { Name = "Filter" });
        await Expect(builder.GetByLabel("City", new() { Exact = true })).ToHaveValueAsync("folsom");
        await builder.GetByLabel("City is or is not").SelectOptionAsync("not");
        await Expect(page.GetByLabel("Filter and search")).ToHaveValueAsync("not city:folsom");
        await Expect(Row(page, "2 Main St")).ToBeVisibleAsync();

        await builder.GetByLabel("Add a condition").SelectOptionAsync("status");
        await builder.GetByRole(AriaRole.Button, new() { Name = "sold" }).ClickAsync();
        await Expect(page.GetByText("No lead passes this filter")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Filter and search")).ToHaveValueAsync("not city:folsom status:sold");
    }

    [Fact]
    public async Task Choices_made_faster_than_the_line_carries_them_all_count()
    {
        await using var host = await TestHost.StartAsync();
        for (var number = 1; number <= 60; number++)
            await host.LeadAsync($"{number} Main St");
        var page = await browsers.PageAsync(host, await host.MariaAsync(), "/sign-in");
        await page.DelaySocketAsync(TimeSpan.FromMilliseconds(250));
        await page.GotoAsync("/leads?size=25");
        await Expect(page.Locator(".list-page[data-attached]")).ToBeVisibleAsync();

        await page.EvaluateAsync("""
            () => {
              const button = name => [...document.querySelectorAll('main button')].find(one => one.getAttribute('aria-label') === name || one.textContent.trim() === name);
              button('Priority').click();
              button('Address').dispatchEvent(new MouseEvent('click', { bubbles: true, shiftKey: true }));
              button('Next page').click();
              button('Next page').click();
            }
            """);

        await Expect(page).ToHaveURLAsync(new Regex("sort=-?score(,|%2C)-?street.*page=3.*size=25|size=25.*page=3"));
        await Expect(Rows(page)).ToHaveCountAsync(10);

        // Going back is no choice to go on from.
        await page.GoBackAsync();
        await Expect(page).ToHaveURLAsync(new Regex("page=2"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Previous page" }).ClickAsync();
        await Expect(page).Not.ToHaveURLAsync(new Regex("page="));
    }

    [Fact]
    public async Task A_saved_view_is_a_tab_for_everybody_it_is_shared_with()
    {
        await using var host = await TestHost.StartAsync();
        await host.LeadAsync("1 Main St");
        var page = await ListAsync(host, "/leads?q=status%3Apending&sort=-score");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save view" }).ClickAsync();
        await page.GetByLabel("Name").FillAsync("Needs me");
        await page.GetByLabel("Share it with everybody who sees leads").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Needs me" })).ToHaveAttributeAsync("aria-current", "page");

        var theirs = await browsers.PageAsync(host, await host.SamAsync(), "/leads");
        await Expect(theirs.Locator(".list-page[data-attached]")).ToBeVisibleAsync();
        await theirs.GetByRole(AriaRole.Link, new() { Name = "Needs me" }).ClickAsync();
        await Expect(theirs.GetByLabel("Filter and search")).ToHaveValueAsync("status:pending");
        await Expect(theirs.GetByRole(AriaRole.Button, new() { Name = "Change view" })).ToHaveCountAsync(0);

        // Private again, it goes from the other's tabs while they look.
        await host.Get<RemoveSavedView>().RunAsync((await host.Get<SavedViewsQuery>().LoadAsync(host.TenantId, default)).All[0].Id, await host.MariaAsync(), default);
        await Expect(theirs.GetByRole(AriaRole.Link, new() { Name = "Needs me" })).ToHaveCountAsync(0);
    }

    private async Task<IPage> ListAsync(TestHost host, string path)
    {
        var page = await browsers.PageAsync(host, await host.MariaAsync(), path);
        await Expect(page.Locator(".app[data-interactive]")).ToBeVisibleAsync();
        await Expect(page.Locator(".list-page[data-attached]")).ToBeVisibleAsync();
        return page;
    }

    private static ILocator Rows(IPage page) => page.Locator("table[data-list] tbody tr");

    private static ILocator Row(IPage page, string street) => Rows(page).Filter(new() { HasText = street });
}
