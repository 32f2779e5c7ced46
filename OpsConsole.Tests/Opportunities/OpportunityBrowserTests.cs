using System.Diagnostics;
using Microsoft.Playwright;
using OpsConsole.Core;
using OpsConsole.Core.Opportunities;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads;
using static Microsoft.Playwright.Assertions;

namespace OpsConsole.Tests.Opportunities;

[Collection(nameof(InBrowsers))]
public sealed class OpportunityBrowserTests(Browsers browsers)
{
    [Fact]
    public async Task A_card_that_one_drags_moves_on_the_others_board_with_the_sums()
    {
        await using var host = await TestHost.StartAsync();
        var maria = await host.MariaAsync();
        var target = await host.OpportunityAsync(maria, more: lead => lead.AskingPriceCents = 10_000_000);
        var mine = await BoardAsync(host, maria, "3526 High St");
        var theirs = await BoardAsync(host, await host.JonasAsync(), "3526 High St");
        await Expect(Column(theirs, "fresh").Locator(".column-weighted")).ToHaveTextAsync("$10k weighted");

        await DragAsync(mine, Card(mine, "fresh", "3526 High St"), Column(mine, "proposal"));

        await Expect(Card(mine, "proposal", "3526 High St")).ToBeVisibleAsync();
        await Expect(Card(theirs, "proposal", "3526 High St")).ToBeVisibleAsync();
        await Expect(Column(theirs, "proposal").Locator(".column-money")).ToHaveTextAsync("$100k");
        await Expect(Column(theirs, "proposal").Locator(".column-weighted")).ToHaveTextAsync("$60k weighted");
        await Expect(Column(theirs, "fresh").Locator(".column-count")).ToHaveTextAsync("0");
        await Expect(theirs.Locator(".last-change")).ToContainTextAsync("Maria Keller moved this opportunity");
        Assert.Equal(OpportunityStage.Proposal, (await ReadAsync(host, target.Id)).Stage);
    }

    [Fact]
    public async Task Of_two_who_drag_it_at_once_one_is_told_who_was_first_and_sees_where_it_is()
    {
        await using var host = await TestHost.StartAsync();
        var (maria, jonas) = (await host.MariaAsync(), await host.JonasAsync());
        var target = await host.OpportunityAsync(maria);
        var page = await BoardAsync(host, maria, "3526 High St");
        var card = (await Card(page, "fresh", "3526 High St").BoundingBoxAsync())!;
        var column = (await Column(page, "contacted").BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(card.X + 40, card.Y + 20);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(column.X + column.Width / 2, column.Y + 160, new() { Steps = 8 });

        // While she holds it.
        await host.Get<MoveOpportunity>().RunAsync(target, OpportunityStage.Proposal, jonas, default);
        await page.Mouse.UpAsync();

        await Expect(page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("Jonas Reyes moved it to Proposal");
        await Expect(Card(page, "proposal", "3526 High St")).ToBeVisibleAsync();
        Assert.Equal(OpportunityStage.Proposal, (await ReadAsync(host, target.Id)).Stage);
    }

    [Fact]
    public async Task The_keyboard_alone_moves_closes_takes_back_and_notes()
    {
        await using var host = await TestHost.StartAsync();
        var maria = await host.MariaAsync();
        var target = await host.OpportunityAsync(maria);
        var page = await BoardAsync(host, maria, "3526 High St");

        await Card(page, "fresh", "3526 High St").FocusAsync();
        await page.Keyboard.PressAsync("m");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await Expect(Card(page, "qualified", "3526 High St")).ToBeVisibleAsync();

        await Card(page, "qualified", "3526 High St").FocusAsync();
        await page.Keyboard.PressAsync("s");
        await page.GetByRole(AriaRole.Radio, new() { Name = "Lost" }).FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await Expect(page.GetByLabel("Why")).ToHaveValueAsync("PriceTooFar");
        await page.GetByLabel("In your words").FocusAsync();
        await page.Keyboard.TypeAsync("Forty apart.");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Expect(Card(page, "closed", "3526 High St")).ToContainTextAsync("Lost · Price too far apart");
        await Expect(page.Locator("dialog[open]")).ToHaveCountAsync(0);

        await Card(page, "closed", "3526 High St").FocusAsync();
        await page.Keyboard.PressAsync("z");
        await Expect(Card(page, "qualified", "3526 High St")).ToBeVisibleAsync();

        await Card(page, "qualified", "3526 High St").FocusAsync();
        await page.Keyboard.PressAsync("w");
        await page.GetByLabel("Note", new() { Exact = true }).FocusAsync();
        await page.Keyboard.TypeAsync("She decides on Friday.");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("dialog[open]")).ToHaveCountAsync(0);
        await Card(page, "qualified", "3526 High St").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".drawer .note")).ToContainTextAsync("She decides on Friday.");
        Assert.Equal(OpportunityStage.Qualified, (await ReadAsync(host, target.Id)).Stage);
    }

    [Fact]
    public async Task A_lead_is_made_an_opportunity_once_and_a_call_begun_there_survives_a_reload()
    {
        await using var host = await TestHost.StartAsync();
        var maria = await host.MariaAsync();
        var lead = await host.LeadAsync("17 Made Ln", more: row => row.OwnerPhone = "+19165550142");
        var page = await browsers.PageAsync(host, maria, $"/leads/{lead.Id}");
        await Expect(page.Locator(".app[data-interactive]")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Make an opportunity" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "17 Made Ln", Level = 1 })).ToBeVisibleAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/opportunities/\\d+$"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Call", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Link)).ToHaveAttributeAsync("href", "tel:+19165550142");
        await page.GetByLabel("What was said").FillAsync("Wants to hear a number.");
        await Expect(page.GetByText("Draft kept on this device")).ToBeVisibleAsync();

        await page.ReloadAsync();
        await Expect(page.Locator(".app[data-interactive]")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Call", Exact = true }).ClickAsync();
        await Expect(page.GetByLabel("What was said")).ToHaveValueAsync("Wants to hear a number.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Log the call" }).ClickAsync();
        await Expect(page.Locator(".timeline")).ToContainTextAsync("Maria Keller called the owner");
        await Expect(page.Locator(".timeline")).ToContainTextAsync("Reached: Wants to hear a number.");

        await page.GetByRole(AriaRole.Link, new() { Name = "17 Made Ln, Sacramento" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Its opportunity" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "17 Made Ln", Level = 1 })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Filter_and_open_card_live_in_the_address_and_a_fact_is_edited_in_the_drawer()
    {
        await using var host = await TestHost.StartAsync();
        var maria = await host.MariaAsync();
        var target = await host.OpportunityAsync(maria);
        await host.OpportunityAsync(await host.JonasAsync(), "2 Theirs St");
        var page = await BoardAsync(host, maria, "2 Theirs St");

        await page.GetByLabel("Owner").First.SelectOptionAsync(new SelectOptionValue { Label = "Me" });
        await Expect(Card(page, "fresh", "2 Theirs St")).ToHaveCountAsync(0);
        await Card(page, "fresh", "3526 High St").ClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"/opportunities\\?owner={maria.UserId}&open={target.Id}$"));
        await Expect(page.Locator(".fact-groups[data-attached]")).ToBeVisibleAsync();
        await page.Locator("[data-fact=Probability] [data-fact-open]").ClickAsync();
        await page.Keyboard.TypeAsync("35");
        await page.Keyboard.PressAsync("Enter");
        await Expect(Card(page, "fresh", "3526 High St")).ToContainTextAsync("35%");

        await page.ReloadAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "3526 High St" })).ToBeVisibleAsync();
        await Expect(Card(page, "fresh", "2 Theirs St")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Two_who_have_it_open_see_each_other_in_drawer_and_page()
    {
        await using var host = await TestHost.StartAsync();
        var (maria, jonas) = (await host.MariaAsync(), await host.JonasAsync());
        var target = await host.OpportunityAsync(maria);
        var mine = await browsers.PageAsync(host, maria, $"/opportunities?open={target.Id}");
        var theirs = await browsers.PageAsync(host, jonas, $"/opportunities/{target.Id}");

        await Expect(mine.GetByText("Jonas Reyes is looking at this")).ToBeVisibleAsync();
        await Expect(theirs.GetByText("Maria Keller is looking at this")).ToBeVisibleAsync();
        await theirs.GotoAsync("/opportunities");
        await Expect(mine.GetByText("Jonas Reyes is looking at this")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task One_that_is_deleted_with_a_reason_is_undone_at_once_or_restored_from_the_trash()
    {
        await using var host = await TestHost.StartAsync();
        var maria = await host.MariaAsync();
        var target = await host.OpportunityAsync(maria);
        await host.OpportunityAsync(maria, "2 Stays St");
        var page = await BoardAsync(host, maria, "3526 High St");

        await DeleteAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(Card(page, "fresh", "3526 High St")).ToBeVisibleAsync();
        await DeleteAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Trash", Exact = true }).And(page.Locator(".board-head a")).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Row, new() { Name = "3526 High St" })).ToContainTextAsync("Burned down");
        await page.GetByRole(AriaRole.Link, new() { Name = "3526 High St" }).ClickAsync();
        await Expect(page.GetByText("In the trash", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Call", Exact = true })).ToHaveAttributeAsync("aria-disabled", "true");
        await page.GetByRole(AriaRole.Button, new() { Name = "Restore" }).ClickAsync();
        await Expect(page.GetByText("In the trash", new() { Exact = true })).ToHaveCountAsync(0);
        await Expect(page.Locator(".timeline")).ToContainTextAsync("took this opportunity out of the trash");
        Assert.Null((await ReadAsync(host, target.Id)).DeletedAtUtc);

        async Task DeleteAsync()
        {
            await Card(page, "fresh", "3526 High St").FocusAsync();
            await page.Keyboard.PressAsync("m");
            await page.GetByRole(AriaRole.Menuitem, new() { Name = "Move to trash…" }).ClickAsync();
            var dialog = page.GetByRole(AriaRole.Dialog);
            await dialog.GetByRole(AriaRole.Button, new() { Name = "Move to trash" }).ClickAsync();
            await Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("why it goes");
            await dialog.GetByLabel("Why it goes").FillAsync("Burned down");
            await dialog.GetByRole(AriaRole.Button, new() { Name = "Move to trash" }).ClickAsync();
            await Expect(Card(page, "fresh", "3526 High St")).ToHaveCountAsync(0);
        }
    }

    [Fact]
    public async Task The_palette_finds_one_by_its_leads_owner()
    {
        await using var host = await TestHost.StartAsync();
        var maria = await host.MariaAsync();
        var target = await host.OpportunityAsync(maria, more: lead => lead.OwnerName = "Ruth Delgado");
        var page = await BoardAsync(host, maria, "3526 High St");

        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync("ruth del");
        await page.GetByRole(AriaRole.Group, new() { Name = "Opportunities" }).GetByRole(AriaRole.Option, new() { Name = "3526 High St" }).ClickAsync();

        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"/opportunities/{target.Id}$"));
    }

    [Fact]
    public async Task Ten_thousand_render_what_is_seen_and_scroll_to_the_end()
    {
        await using var host = await TestHost.StartAsync();
        var maria = await host.MariaAsync();
        await ManyOpportunities.AddAsync(host, maria, 10_000);
        var page = await BoardAsync(host, maria, "House 9995");
        await Expect(Column(page, "fresh").Locator(".column-count")).ToHaveTextAsync("2,000");
        Assert.InRange(await page.Locator(".board .card").CountAsync(), 30, 6 * 30);

        var clock = Stopwatch.StartNew();
        await Column(page, "fresh").Locator(".board-scroll").EvaluateAsync("scroller => scroller.scrollTop = scroller.scrollHeight");
        await Expect(Card(page, "fresh", "House 0")).ToBeInViewportAsync();
        Assert.InRange(await Column(page, "fresh").Locator(".card").CountAsync(), 5, 95);
        TestContext.Current.TestOutputHelper?.WriteLine($"To the end of 2,000 cards in {clock.ElapsedMilliseconds} ms");
    }

    private async Task<IPage> BoardAsync(TestHost host, Actor who, string title)
    {
        var page = await browsers.PageAsync(host, who, "/opportunities");
        await Expect(Card(page, "fresh", title)).ToBeVisibleAsync();
        // Attached: from here on the board answers to pointer and keys.
        await Expect(page.Locator(".board[data-attached]")).ToBeVisibleAsync();
        return page;
    }

    private static async Task DragAsync(IPage page, ILocator card, ILocator column)
    {
        var from = (await card.BoundingBoxAsync())!;
        var to = (await column.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(from.X + 40, from.Y + 20);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(from.X + 80, from.Y + 60, new() { Steps = 4 });
        await page.Mouse.MoveAsync(to.X + to.Width / 2, to.Y + 160, new() { Steps = 8 });
        await page.Mouse.UpAsync();
    }

    private static async Task<Opportunity> ReadAsync(TestHost host, long id)
    {
        await using var db = host.Open();
        return (await db.Opportunities.FindAsync(id))!;
    }

    private static ILocator Column(IPage page, string key) => page.Locator($".board-column[data-column={key}]");

    private static ILocator Card(IPage page, string key, string title) => Column(page, key).Locator(".board-list > .card", new() { Has = page.Locator($".card-address:text-is('{title}')") });
}
