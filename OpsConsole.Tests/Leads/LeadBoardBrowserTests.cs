using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OpsConsole.Core;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Trash;
using OpsConsole.Core.Permissions;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads.Intake;
using static Microsoft.Playwright.Assertions;

namespace OpsConsole.Tests.Leads;

[Collection(nameof(InBrowsers))]
public sealed class LeadBoardBrowserTests(Browsers browsers)
{
    [Fact]
    public async Task A_decision_shows_on_another_open_board_and_says_who_made_it()
    {
        await using var host = await TestHost.StartAsync();
        await host.LeadAsync("3526 High St");
        await host.LeadAsync("51 Omaha Ct");
        var mine = await browsers.PageAsync(host, await host.MariaAsync(), "/leads/board");
        var theirs = await BoardAsync(host, await host.JonasAsync(), "3526 High St");

        await Card(mine, "Pending", "3526 High St").HoverAsync();
        await mine.GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();

        await Expect(Card(mine, "Approved", "3526 High St")).ToBeVisibleAsync();
        await Expect(Card(theirs, "Approved", "3526 High St")).ToContainTextAsync("by Maria Keller");
        await Expect(theirs.Locator(".last-change")).ToContainTextAsync("Maria Keller approved this lead");
        await Expect(Column(theirs, "Pending").Locator(".column-count")).ToHaveTextAsync("1");
    }

    [Fact]
    public async Task Who_decides_late_is_told_who_was_first_and_keeps_their_words()
    {
        await using var host = await TestHost.StartAsync();
        var lead = await host.LeadAsync("3526 High St");
        var page = await BoardAsync(host, await host.JonasAsync(), "3526 High St");
        await PressOnAsync(page, "Pending", "3526 High St", "r");
        await page.GetByRole(AriaRole.Radio, new() { Name = "Not the owner" }).CheckAsync();
        await page.GetByLabel("What should the agent know?").FillAsync("The deed names somebody else.");

        await host.Get<ApproveLead>().RunAsync(lead, await host.MariaAsync(), default);
        await Expect(Card(page, "Approved", "3526 High St")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("What should the agent know?")).ToHaveValueAsync("The deed names somebody else.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Reject", Exact = true }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Maria Keller approved this lead");
        await Expect(Card(page, "Approved", "3526 High St")).ToBeVisibleAsync();
        Assert.Equal(LeadStatus.Approved, await StatusAsync(host, lead.Id));
        var draft = await page.EvaluateAsync<string>("JSON.stringify(Object.entries(localStorage))");
        Assert.Contains("The deed names somebody else.", draft);
    }

    [Fact]
    public async Task A_manager_works_with_the_keyboard_alone()
    {
        await using var host = await TestHost.StartAsync();
        var first = await host.LeadAsync("1 First St", more: lead => lead.Score = 90);
        var second = await host.LeadAsync("2 Second St", more: lead => lead.Score = 80);
        var page = await BoardAsync(host, await host.MariaAsync(), "1 First St");

        await PressOnAsync(page, "Pending", "1 First St", "a");
        await Expect(Card(page, "Approved", "1 First St")).ToBeVisibleAsync();
        await Expect(Card(page, "Pending", "2 Second St")).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("r");
        await page.GetByRole(AriaRole.Radio, new() { Name = "Already listed" }).CheckAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("See lead 7.");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Expect(Card(page, "Rejected", "2 Second St")).ToContainTextAsync("Already listed");
        // Single keys are silent while a dialog is open, also while it closes.
        await Expect(page.Locator("dialog[open]")).ToHaveCountAsync(0);

        await PressOnAsync(page, "Rejected", "2 Second St", "u");
        await Expect(Card(page, "Pending", "2 Second St")).ToBeVisibleAsync();
        Assert.Equal(LeadStatus.Approved, await StatusAsync(host, first.Id));
        Assert.Equal(LeadStatus.Pending, await StatusAsync(host, second.Id));
    }

    [Fact]
    public async Task A_board_that_changes_while_its_script_is_on_its_way_acts_once_for_each_key()
    {
        await using var host = await TestHost.StartAsync(configure: services => services.WithoutWork());
        await host.LeadAsync("1 First St", more: lead => lead.Score = 90);
        var page = await browsers.PageAsync(host, await host.MariaAsync(), "/notifications");
        var arrived = new TaskCompletionSource();
        var held = new TaskCompletionSource();
        await page.RouteAsync("**/js/board.js", async route =>
        {
            arrived.TrySetResult();
            await held.Task;
            await route.ContinueAsync();
        });
        var calls = 0;
        page.WebSocket += (_, socket) => socket.FrameSent += (_, frame) => calls += System.Text.Encoding.Latin1.GetString(frame.Binary ?? []).Contains("HandleCardActionAsync", StringComparison.Ordinal) ? 1 : 0;
        await page.GotoAsync("/leads/board");
        await arrived.Task;
        for (var n = 2; n <= 4; n++)
        {
            await SubmitAsync(host, $"{n} Later St");
            await Expect(Card(page, "Pending", $"{n} Later St")).ToBeVisibleAsync();
        }

        held.SetResult();
        await Expect(page.Locator(".board[data-attached]")).ToBeVisibleAsync();
        await PressOnAsync(page, "Pending", "1 First St", "a");
        await Expect(Card(page, "Approved", "1 First St")).ToBeVisibleAsync();
        await PressOnAsync(page, "Pending", "2 Later St", "a");
        await Expect(Card(page, "Approved", "2 Later St")).ToBeVisibleAsync();
        Assert.Equal(2, calls);
    }

    [Fact]
    public async Task A_board_that_was_empty_for_a_while_has_its_keys_again()
    {
        await using var host = await TestHost.StartAsync(configure: services => services.WithoutWork());
        var (maria, lead) = (await host.MariaAsync(), await host.LeadAsync("1 First St"));
        var page = await BoardAsync(host, maria, "1 First St");
        Assert.True((await host.Get<DeleteLead>().RunAsync(lead, maria, default)).Succeeded);
        await Expect(page.Locator(".board")).ToHaveCountAsync(0);

        await SubmitAsync(host, "2 Second St");
        await Expect(page.Locator(".board[data-attached]")).ToBeVisibleAsync();
        await PressOnAsync(page, "Pending", "2 Second St", "a");
        await Expect(Card(page, "Approved", "2 Second St")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Dropping_a_card_decides_and_a_refused_drop_goes_back()
    {
        await using var host = await TestHost.StartAsync();
        var lead = await host.LeadAsync("3526 High St");
        var page = await BoardAsync(host, await host.MariaAsync(), "3526 High St");

        await DragAsync(page, Card(page, "Pending", "3526 High St"), Column(page, "Sold"));
        await Expect(Card(page, "Pending", "3526 High St")).ToBeVisibleAsync();
        Assert.Equal(LeadStatus.Pending, await StatusAsync(host, lead.Id));

        await DragAsync(page, Card(page, "Pending", "3526 High St"), Column(page, "Approved"));
        await Expect(Card(page, "Approved", "3526 High St").Locator(".countdown-text")).ToContainTextAsync("left");
        Assert.Equal(LeadStatus.Approved, await StatusAsync(host, lead.Id));
    }

    [Fact]
    public async Task What_a_role_may_not_do_is_shown_disabled_with_the_reason()
    {
        await using var host = await TestHost.StartAsync();
        await host.LeadAsync("3526 High St");
        var page = await BoardAsync(host, await host.SamAsync(), "3526 High St");

        await Card(page, "Pending", "3526 High St").HoverAsync();

        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Approve" })).ToBeDisabledAsync();
        await Expect(Card(page, "Pending", "3526 High St").Locator(".why")).ToHaveTextAsync("Only managers decide about leads");
    }

    [Fact]
    public async Task Filter_and_open_lead_live_in_the_address()
    {
        await using var host = await TestHost.StartAsync();
        var folsom = await host.LeadAsync("2 Folsom St", more: lead => lead.City = "Folsom");
        await host.LeadAsync("3526 High St");
        var page = await BoardAsync(host, await host.MariaAsync(), "3526 High St");

        await page.GetByLabel("Market").SelectOptionAsync("Folsom");
        await Expect(Card(page, "Pending", "3526 High St")).ToHaveCountAsync(0);
        await Card(page, "Pending", "2 Folsom St").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "2 Folsom St" })).ToBeVisibleAsync();
        Assert.EndsWith($"/leads/board?market=Folsom&lead={folsom.Id}", page.Url);

        await page.ReloadAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "2 Folsom St" })).ToBeVisibleAsync();
        await Expect(Column(page, "Pending").Locator(".card")).ToHaveCountAsync(1);
        await page.GoBackAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "2 Folsom St" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_long_column_renders_what_is_seen_and_scrolls_to_its_end()
    {
        await using var host = await TestHost.StartAsync();
        for (var n = 0; n < 150; n++)
        {
            var score = 100 - n / 2;
            await host.LeadAsync($"{n} Long Rd", more: lead => lead.Score = score);
        }

        var page = await BoardAsync(host, await host.MariaAsync(), "0 Long Rd");
        await Column(page, "Pending").Locator(".board-scroll").EvaluateAsync("scroller => scroller.scrollTop = scroller.scrollHeight");

        await Expect(Card(page, "Pending", "149 Long Rd")).ToBeInViewportAsync();
        Assert.InRange(await Column(page, "Pending").Locator(".card").CountAsync(), 5, 95);
        await Column(page, "Pending").Locator(".board-scroll").EvaluateAsync("scroller => scroller.scrollTop = 0");
        await Expect(Column(page, "Pending").Locator(".card").First).ToContainTextAsync("0 Long Rd");
    }

    [Fact]
    public async Task Nothing_moves_under_the_pointer_when_a_card_above_leaves()
    {
        await using var host = await TestHost.StartAsync();
        var above = await host.LeadAsync("1 Above St", more: lead => lead.Score = 90);
        await host.LeadAsync("2 Hovered St", more: lead => lead.Score = 80);
        var page = await BoardAsync(host, await host.MariaAsync(), "2 Hovered St");
        await Card(page, "Pending", "2 Hovered St").HoverAsync();
        var before = await Card(page, "Pending", "2 Hovered St").BoundingBoxAsync();

        await host.Get<ApproveLead>().RunAsync(above, await host.JonasAsync(), default);
        await Expect(Card(page, "Approved", "1 Above St")).ToBeVisibleAsync();

        var after = await Card(page, "Pending", "2 Hovered St").BoundingBoxAsync();
        Assert.Equal(before!.Y, after!.Y, 1.0);
    }

    [Fact]
    public async Task After_the_server_was_restarted_the_board_catches_up_and_a_form_keeps_its_text()
    {
        await using var host = await TestHost.StartAsync();
        var lead = await host.LeadAsync("3526 High St");
        var maria = await host.MariaAsync();
        var board = await BoardAsync(host, maria, "3526 High St");
        var form = await browsers.PageAsync(host, maria, "/leads/new");
        await form.GetByLabel("Street and number").FillAsync("17 Half Typed Ln");
        await Expect(form.GetByText("Draft kept on this device")).ToBeVisibleAsync();

        await host.RestartAsync();
        await host.Get<ApproveLead>().RunAsync(lead, await host.JonasAsync(), default);

        await Expect(Card(board, "Approved", "3526 High St")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Expect(form.GetByText("Your draft is back")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Expect(form.GetByLabel("Street and number")).ToHaveValueAsync("17 Half Typed Ln");
    }

    [Fact]
    public async Task A_circuit_of_somebody_who_loses_the_role_is_cut()
    {
        await using var host = await TestHost.StartAsync();
        await host.LeadAsync("3526 High St");
        var maria = await host.MariaAsync();
        var page = await BoardAsync(host, maria, "3526 High St");
        var ada = await host.SomebodyAsync("Ada Lind", BuiltInRoles.Admin);

        await host.Get<Core.Users.DisableUser>().RunAsync(maria.UserId!.Value, "Left the firm", ada, default);

        await Expect(page).ToHaveURLAsync(new Regex("/sign-in"));
    }

    private static async Task SubmitAsync(TestHost host, string street) =>
        Assert.True((await host.Get<SubmitLead>().RunAsync(SomeInputs.Complete with { Street = street }, Guid.NewGuid(), await host.JonasAsync(), default)).Succeeded);

    private async Task<IPage> BoardAsync(TestHost host, Actor who, string street)
    {
        var page = await browsers.PageAsync(host, who, "/leads/board");
        await Expect(Card(page, "Pending", street)).ToBeVisibleAsync();
        // Attached: from here on the board answers to pointer and keys.
        await Expect(page.Locator(".board[data-attached]")).ToBeVisibleAsync();
        return page;
    }

    private static async Task PressOnAsync(IPage page, string status, string street, string key)
    {
        await Card(page, status, street).FocusAsync();
        await page.Keyboard.PressAsync(key);
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

    private static async Task<LeadStatus> StatusAsync(TestHost host, long id)
    {
        await using var db = host.Open();
        return (await db.Leads.FindAsync(id))!.Status;
    }

    private static ILocator Column(IPage page, string status) => page.Locator($".board-column[data-column={status.ToLowerInvariant()}]");

    private static ILocator Card(IPage page, string status, string street) => Column(page, status).Locator(".board-list > .card", new() { Has = page.Locator($".card-address:text-is('{street}')") });
}
