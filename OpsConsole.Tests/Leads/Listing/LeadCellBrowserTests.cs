using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OpsConsole.Core;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Editing;
using OpsConsole.Core.Permissions;
using OpsConsole.Tests.Ground;
using static Microsoft.Playwright.Assertions;

namespace OpsConsole.Tests.Leads.Listing;

[Collection(nameof(InBrowsers))]
public sealed class LeadCellBrowserTests(Browsers browsers)
{
    private const string Columns = "/leads?sort=street&cols=street,city,status,price,beds,owner,motivation,score";

    [Fact]
    public async Task By_keyboard_alone_cells_are_edited_checked_and_tabbed_through()
    {
        await using var host = await TestHost.StartAsync();
        var lead = await host.LeadAsync("1 Main St");
        var page = await ListAsync(host, Columns);

        await page.Keyboard.PressAsync("j");
        for (var n = 0; n < 4; n++)
            await page.Keyboard.PressAsync("ArrowRight");
        await Expect(Cell(page, lead, "price")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("F2");
        await Expect(Editor(page, "Asking price, 1 Main St")).ToHaveValueAsync("59222");
        await page.Keyboard.TypeAsync("twelve");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".cell-editor .error")).ToBeVisibleAsync();
        await Expect(Editor(page, "Asking price, 1 Main St")).ToBeFocusedAsync();
        await Expect(Editor(page, "Asking price, 1 Main St")).ToHaveAttributeAsync("aria-invalid", "true");

        await Editor(page, "Asking price, 1 Main St").FillAsync("61,500");
        await page.Keyboard.PressAsync("Tab");
        await Expect(Editor(page, "Beds, 1 Main St")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("5");
        await page.Keyboard.PressAsync("Enter");
        await Expect(Cell(page, lead, "price")).ToHaveTextAsync("$61,500");
        await Expect(Cell(page, lead, "beds")).ToHaveTextAsync("5");
        await Expect(page.Locator(".cell-editor")).ToHaveCountAsync(0);
        await Expect(Cell(page, lead, "beds")).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync("9");
        await page.Keyboard.PressAsync("Escape");
        await Expect(Cell(page, lead, "beds")).ToBeFocusedAsync();
        await Expect(Cell(page, lead, "beds")).ToHaveTextAsync("5");
        await Expect(page.Locator("#lead-title")).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#lead-title")).ToHaveTextAsync("1 Main St");
    }

    [Fact]
    public async Task A_double_click_edits_and_leaving_saves_and_a_single_click_still_opens_the_lead()
    {
        await using var host = await TestHost.StartAsync();
        var lead = await host.LeadAsync("1 Main St");
        var page = await ListAsync(host, Columns);

        await Cell(page, lead, "motivation").DblClickAsync();
        await page.GetByLabel("Motivation, 1 Main St").SelectOptionAsync("High");
        await page.GetByLabel("Filter and search").FocusAsync();
        await Expect(Cell(page, lead, "motivation")).ToContainTextAsync("High");
        // Longer than a click waits for the second one: nothing is left that opens the lead.
        await page.EvaluateAsync("new Promise(done => setTimeout(done, 600))");
        await Expect(page).Not.ToHaveURLAsync(new Regex("lead="));
        await Expect(page.Locator("#lead-title")).ToHaveCountAsync(0);

        await Cell(page, lead, "beds").ClickAsync();
        await Expect(page.Locator("#lead-title")).ToHaveTextAsync("1 Main St");
    }

    [Fact]
    public async Task Typing_over_a_slow_line_loses_no_letter_and_does_not_wait()
    {
        await using var host = await TestHost.StartAsync();
        var lead = await host.LeadAsync("1 Main St");
        var page = await ListAsync(host, "/leads");
        await page.DelaySocketAsync(TimeSpan.FromMilliseconds(200));
        await OpenAsync(page, Columns);

        await Cell(page, lead, "owner").DblClickAsync();
        await page.Keyboard.TypeAsync("Wilhelmina van der Bergen-Oyelaran");
        await page.Keyboard.PressAsync("Shift+Tab");
        await page.Keyboard.TypeAsync("4");
        await page.Keyboard.PressAsync("Shift+Tab");
        await page.Keyboard.TypeAsync("70250");
        await page.Keyboard.PressAsync("Enter");

        await Expect(Cell(page, lead, "owner")).ToHaveTextAsync("Wilhelmina van der Bergen-Oyelaran");
        await Expect(Cell(page, lead, "beds")).ToHaveTextAsync("4");
        await Expect(Cell(page, lead, "price")).ToHaveTextAsync("$70,250");
        await Expect(page.Locator(".cell-editor")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_search_typed_over_a_slow_line_keeps_every_letter()
    {
        await using var host = await TestHost.StartAsync();
        await host.LeadAsync("1 Main St");
        await host.LeadAsync("22 Cottonwood Creek Blvd");
        var page = await ListAsync(host, "/leads");
        await page.DelaySocketAsync(TimeSpan.FromMilliseconds(200));
        await OpenAsync(page, "/leads");

        var bar = page.GetByLabel("Filter and search");
        await bar.FocusAsync();
        await page.Keyboard.TypeAsync("cotton");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync("wood creek", new() { Delay = 120 });
        await Expect(page).ToHaveURLAsync(new Regex("q=cotton"));
        await Expect(bar).ToHaveValueAsync("cottonwood creek");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("table[data-list] tbody tr")).ToHaveCountAsync(1);
        await Expect(bar).ToHaveValueAsync("cottonwood creek");
    }

    [Fact]
    public async Task A_refresh_leaves_an_open_editor_alone_and_a_conflict_shows_both_values()
    {
        await using var host = await TestHost.StartAsync();
        var jonas = await host.JonasAsync();
        var lead = await host.LeadAsync("1 Main St");
        var page = await ListAsync(host, Columns);
        await Cell(page, lead, "beds").DblClickAsync();
        await page.Keyboard.TypeAsync("7");

        await host.Get<EditLead>().RunAsync(lead, new Dictionary<string, string?> { ["OwnerName"] = "Paula Ortiz" }, jonas, default);
        await host.Get<EditLead>().RunAsync(lead with { Version = lead.Version + 1 }, new Dictionary<string, string?> { ["Beds"] = "3" }, jonas, default);
        await Expect(Cell(page, lead, "owner")).ToHaveTextAsync("Paula Ortiz");
        await Expect(Cell(page, lead, "beds")).ToHaveTextAsync("3");
        await Expect(Editor(page, "Beds, 1 Main St")).ToBeFocusedAsync();
        await Expect(Editor(page, "Beds, 1 Main St")).ToHaveValueAsync("7");

        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Keep theirs: 3" })).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Use mine: 7" }).ClickAsync();
        await Expect(Cell(page, lead, "beds")).ToHaveTextAsync("7");
        await Expect(page.Locator(".cell-editor")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task An_editor_whose_lead_leaves_the_list_stays_and_says_whose_it_is()
    {
        await using var host = await TestHost.StartAsync();
        var lead = await host.LeadAsync("1 Main St");
        await host.LeadAsync("2 Main St");
        var page = await ListAsync(host, Columns + "&q=status:pending");
        await Cell(page, lead, "owner").DblClickAsync();
        await page.Keyboard.TypeAsync("Paula");

        await host.Get<ApproveLead>().RunAsync(lead, await host.JonasAsync(), default);
        await Expect(page.Locator("table[data-list] tbody tr")).ToHaveCountAsync(1);
        await Expect(page.Locator(".cell-editor-title")).ToHaveTextAsync("1 Main St · Owner's name");
        await page.Keyboard.TypeAsync(" Ortiz");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".cell-editor")).ToHaveCountAsync(0);
        await using var db = host.Open();
        Assert.Equal("Paula Ortiz", (await db.Leads.FindAsync(lead.Id))!.OwnerName);
    }

    [Fact]
    public async Task What_is_typed_when_the_page_is_turned_is_saved_and_what_is_refused_stays_and_says_whose_it_is()
    {
        await using var host = await TestHost.StartAsync();
        var leads = new List<LeadRef>();
        for (var n = 10; n <= 40; n++)
            leads.Add(await host.LeadAsync($"{n} Main St"));
        var page = await ListAsync(host, Columns + "&size=25");
        var next = page.GetByRole(AriaRole.Button, new() { Name = "Next page" });
        await Cell(page, leads[0], "beds").DblClickAsync();
        await page.Keyboard.TypeAsync("7");
        await next.ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("page=2"));
        await Expect(page.Locator(".cell-editor")).ToHaveCountAsync(0);
        await using (var db = host.Open())
            Assert.Equal(7, (await db.Leads.FindAsync(leads[0].Id))!.Beds);

        await Cell(page, leads[30], "beds").DblClickAsync();
        await page.Keyboard.TypeAsync("many");
        await page.GetByRole(AriaRole.Button, new() { Name = "Previous page" }).ClickAsync();
        await Expect(Cell(page, leads[0], "beds")).ToHaveTextAsync("7");
        await Expect(page.Locator(".cell-editor-title")).ToHaveTextAsync("40 Main St · Beds");
        await Expect(Editor(page, "Beds, 40 Main St")).ToHaveValueAsync("many");
        await Editor(page, "Beds, 40 Main St").FillAsync("4");
        await Editor(page, "Beds, 40 Main St").PressAsync("Enter");
        await Expect(page.Locator(".cell-editor")).ToHaveCountAsync(0);
        await using var after = host.Open();
        Assert.Equal(4, (await after.Leads.FindAsync(leads[30].Id))!.Beds);
    }

    [Fact]
    public async Task A_cell_that_may_not_be_edited_says_why()
    {
        await using var host = await TestHost.StartAsync();
        var sold = await host.LeadAsync("1 Main St");
        await host.LeadAsync("2 Main St");
        await host.Get<ApproveLead>().RunAsync(sold, await host.JonasAsync(), default);
        await using (var db = host.Open())
        {
            var row = (await db.Leads.FindAsync(sold.Id))!;
            Assert.Null(row.Sell("Omar Haddad", 100_00, host.Get<TimeProvider>().GetUtcNow().UtcDateTime));
            await db.SaveChangesAsync();
        }

        var page = await ListAsync(host, Columns);
        await Cell(page, sold, "beds").DblClickAsync();
        await Expect(page.Locator(".cell-note")).ToHaveTextAsync("This lead is sold; what the buyer paid for stays as it is.");

        var hers = await ListAsync(host, Columns, await host.SomebodyAsync("Priya Nair", BuiltInRoles.Finance));
        await hers.Keyboard.PressAsync("j");
        await hers.Keyboard.PressAsync("F2");
        await Expect(hers.Locator(".cell-note")).ToContainTextAsync("Your role does not include");
    }

    [Fact]
    public async Task Editors_reasons_and_conflicts_can_be_read_by_everybody()
    {
        await using var host = await TestHost.StartAsync();
        var lead = await host.LeadAsync("1 Main St", more: made => made.OwnerName = "Paula Ortiz");
        for (var n = 2; n <= 9; n++)
            await host.LeadAsync($"{n} Main St", more: made => made.OwnerName = "Ruth Delgado");
        var page = await browsers.PageAsync(host, await host.MariaAsync(), Columns);
        await LiveAsync(page);
        await Cell(page, lead, "price").DblClickAsync();
        await page.Keyboard.TypeAsync("twelve");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator(".cell-editor .error:not([hidden])")).ToBeVisibleAsync();
        await page.Keyboard.TypeAsync("4");
        await host.Get<EditLead>().RunAsync(lead, new Dictionary<string, string?> { ["Beds"] = "3" }, await host.JonasAsync(), default);
        await Expect(Cell(page, lead, "beds")).ToHaveTextAsync("3");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Keep theirs: 3" })).ToBeVisibleAsync();
        await page.Locator("tr", new() { HasText = "7 Main St" }).FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("F2");
        await Expect(page.Locator(".cell-note")).ToBeVisibleAsync();

        Assert.Empty(await page.FindingsInBothThemesAsync("leads-editing-desk"));
    }

    [Fact]
    public async Task A_header_is_dragged_to_its_place_and_a_click_still_sorts()
    {
        await using var host = await TestHost.StartAsync();
        await host.LeadAsync("1 Main St");
        var page = await ListAsync(host, "/leads?cols=street,city,price,beds");

        var from = (await Head(page, "beds").BoundingBoxAsync())!;
        var to = (await Head(page, "city").BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(from.X + (from.Width / 2), from.Y + 10);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(to.X + 40, to.Y + 12, new() { Steps = 4 });
        await page.Mouse.MoveAsync(to.X + 4, to.Y + 12);
        await page.Mouse.UpAsync();
        await Expect(page).ToHaveURLAsync(new Regex("cols=street(,|%2C)beds(,|%2C)city(,|%2C)price"));
        await Expect(page.Locator("thead th[data-head]").Nth(1)).ToContainTextAsync("Beds");
        await Expect(page).Not.ToHaveURLAsync(new Regex("sort="));

        await page.GetByRole(AriaRole.Button, new() { Name = "Beds" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("sort=-?beds"));
    }

    [Fact]
    public async Task A_file_that_is_written_is_told_with_its_rows()
    {
        await using var host = await TestHost.StartAsync();
        for (var n = 1; n <= 3; n++)
            await host.LeadAsync($"{n} Main St");
        var page = await ListAsync(host, "/leads");

        await page.GetByRole(AriaRole.Button, new() { Name = "Export" }).ClickAsync();
        await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Menuitem, new() { Name = "As CSV" }).ClickAsync());

        await Expect(page.Locator(".toast")).ToContainTextAsync("Your file is ready: 3 leads");
    }

    private async Task<IPage> ListAsync(TestHost host, string path, Actor? who = null)
    {
        var page = await browsers.PageAsync(host, who ?? await host.MariaAsync(), path);
        await LiveAsync(page);
        return page;
    }

    private static async Task OpenAsync(IPage page, string path)
    {
        await page.GotoAsync(path);
        await LiveAsync(page);
    }

    private static async Task LiveAsync(IPage page)
    {
        await Expect(page.Locator(".app[data-interactive]")).ToBeVisibleAsync();
        await Expect(page.Locator(".list-page[data-attached]")).ToBeVisibleAsync();
    }

    private static ILocator Cell(IPage page, LeadRef lead, string column) => page.Locator($"tr[data-id='{lead.Id}'] > td[data-col={column}]");

    private static ILocator Head(IPage page, string column) => page.Locator($"thead th[data-head={column}]");

    private static ILocator Editor(IPage page, string label) => page.GetByLabel(label);
}
