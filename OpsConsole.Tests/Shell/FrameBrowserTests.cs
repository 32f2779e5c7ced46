using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Notifications.Quiet;
using OpsConsole.Core.Tasks;
using OpsConsole.Core.Users;
using OpsConsole.Core.Work;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads;
using OpsConsole.Tests.Leads.Imports;
using static Microsoft.Playwright.Assertions;

namespace OpsConsole.Tests.Shell;

[Collection(nameof(InBrowsers))]
public sealed class FrameBrowserTests(Browsers browsers)
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Fact]
    public async Task The_bell_of_an_agent_moves_when_a_manager_asks_and_leads_to_the_question()
    {
        await using var host = await TestHost.StartAsync();
        var (maria, ana) = (await host.MariaAsync(), await host.AnaAsync());
        await host.LeadAsync("3526 High St", ana);
        var hers = await browsers.PageAsync(host, ana, "/profile");
        await Expect(hers.Locator(".app[data-interactive]")).ToBeVisibleAsync();
        var board = await browsers.PageAsync(host, maria, "/leads/board");
        await Expect(board.Locator(".board[data-attached]")).ToBeVisibleAsync();

        await board.Locator(".card").FocusAsync();
        await board.Keyboard.PressAsync("q");
        await board.GetByRole(AriaRole.Dialog).Locator("textarea").FillAsync("Is it vacant?");
        await board.GetByRole(AriaRole.Dialog).Locator("textarea").PressAsync("Control+Enter");
        if (await board.Locator("dialog[open]").CountAsync() > 0)
            await board.GetByRole(AriaRole.Dialog).Locator(".dialog-foot .primary").ClickAsync();

        var bell = hers.GetByRole(AriaRole.Button, new() { Name = "Notifications, 1 unread" });
        await Expect(bell).ToBeVisibleAsync();
        await bell.ClickAsync();
        var notice = hers.Locator("#inbox .notice");
        await Expect(notice).ToContainTextAsync("Maria Keller asks about 3526 High St, Sacramento");
        await Expect(notice).ToContainTextAsync("Is it vacant?");
        await notice.ClickAsync();
        await Expect(hers).ToHaveURLAsync(new Regex("/portal/leads$"));
        await Expect(hers.GetByRole(AriaRole.Button, new() { Name = "Notifications", Exact = true })).ToBeVisibleAsync();
        await hers.GotoAsync("/notifications");
        await Expect(hers.Locator(".notices .notice:not(.unread)")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_new_name_stands_in_the_frame_of_every_open_page()
    {
        await using var host = await TestHost.StartAsync();
        var maria = await host.MariaAsync();
        var other = await browsers.PageAsync(host, maria, "/leads");
        await Expect(other.Locator(".app[data-interactive]")).ToBeVisibleAsync();
        var page = await browsers.PageAsync(host, maria, "/profile");
        await Expect(page.Locator(".app[data-interactive]")).ToBeVisibleAsync();
        await Expect(page.Locator("button.avatar")).ToHaveTextAsync("MK");

        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Zoe Adler");
        await page.GetByLabel("Name", new() { Exact = true }).PressAsync("Enter");

        await Expect(page.Locator("button.avatar")).ToHaveTextAsync("ZA");
        await Expect(other.Locator("button.avatar")).ToHaveTextAsync("ZA");
        await Expect(other.Locator("button.avatar")).ToHaveAttributeAsync("aria-label", "ZA, account of Zoe Adler");
    }

    [Fact]
    public async Task The_navigation_lights_the_room_of_a_page_inside_it()
    {
        await using var host = await TestHost.StartAsync();
        var lead = await host.LeadAsync("3526 High St");
        var page = await browsers.PageAsync(host, await host.MariaAsync(), $"/leads/{lead.Id}");
        var nav = page.GetByRole(AriaRole.Navigation, new() { Name = "Rooms" });

        await Expect(nav.Locator(".on")).ToHaveTextAsync("Leads");
        await Expect(nav.Locator("[aria-current]")).ToHaveCountAsync(0);
        await Expect(page.Locator(".app[data-interactive]")).ToBeVisibleAsync();
        await nav.GetByRole(AriaRole.Link, new() { Name = "Bulk actions" }).ClickAsync();
        await Expect(nav.Locator("[aria-current=page]")).ToHaveTextAsync("Bulk actions");
        await Expect(nav.Locator(".on")).ToHaveTextAsync("Bulk actions");
    }

    [Theory, InlineData("Pacific/Kiritimati"), InlineData("Pacific/Pago_Pago")]
    public async Task A_task_is_due_by_the_day_of_the_person_and_not_of_the_server(string zone)
    {
        await using var host = await TestHost.StartAsync();
        var maria = await host.MariaAsync();
        await host.Get<ChangePreferences>().RunAsync(before => before with { TimeZone = zone }, maria, ct);
        var there = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(host.Get<TimeProvider>().GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(zone)).Date);
        await host.Get<AddTask>().RunAsync(new("Call the owner", there, maria.UserId, null), maria, ct);
        await host.Get<AddTask>().RunAsync(new("Send the papers", there.AddDays(-1), maria.UserId, null), maria, ct);
        await host.Get<AddTask>().RunAsync(new("Look at the roof", there.AddDays(1), maria.UserId, null), maria, ct);
        var page = await browsers.PageAsync(host, maria, "/tasks");

        await Expect(page.Locator(".task-lines li", new() { HasText = "Call the owner" }).Locator(".due")).ToHaveTextAsync("today");
        await Expect(page.Locator(".task-lines li", new() { HasText = "Send the papers" }).Locator(".due.overdue")).ToHaveTextAsync(new Regex("^Overdue, "));
        await Expect(page.Locator(".task-lines li", new() { HasText = "Look at the roof" }).Locator(".due:not(.overdue)")).ToHaveTextAsync(new Regex("^\\d+ [A-Z]"));
    }

    [Fact]
    public async Task The_tray_follows_an_import_through_a_reload_to_its_end_and_cancels_what_waits()
    {
        await using var host = await TestHost.StartAsync(configure: services => services.WithoutWork());
        var maria = await host.MariaAsync();
        var importId = await host.QueuedAsync(maria, SomeImports.Csv(600), "county.csv");
        var page = await browsers.PageAsync(host, maria, "/leads/new");
        await Expect(page.Locator(".app[data-interactive]")).ToBeVisibleAsync();
        var tray = page.GetByRole(AriaRole.Button, new() { Name = "Your work: 1 at work" });
        await tray.ClickAsync();
        await Expect(page.Locator("#tray")).ToContainTextAsync("Waiting");

        var claim = await host.ClaimImportAsync(importId);
        await host.RunBatchesAsync(importId, claim, 2);
        await Expect(page.Locator("#tray [role=progressbar]")).ToHaveAttributeAsync("aria-valuenow", "400");
        await page.ReloadAsync();
        await Expect(page.Locator(".app[data-interactive]")).ToBeVisibleAsync();
        await tray.ClickAsync();
        await Expect(page.Locator("#tray [role=progressbar]")).ToHaveAttributeAsync("aria-valuenow", "400");
        await host.Get<RunWork>().RunAsync(claim, ct);
        await Expect(page.Locator("#tray")).ToContainTextAsync("600 added");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Your work: nothing at work" })).ToBeVisibleAsync();

        await host.QueuedAsync(maria, SomeImports.Csv(5), "again.csv");
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Expect(page.Locator("#tray")).ToContainTextAsync("Cancelled");
        await page.Locator("#tray").GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
        await Expect(page.Locator("#tray")).ToContainTextAsync("Waits for its turn");
    }

    [Fact]
    public async Task A_zone_and_a_density_count_at_once_and_stand_in_the_next_page_before_any_script()
    {
        await using var host = await TestHost.StartAsync();
        var maria = await host.MariaAsync();
        var page = await browsers.PageAsync(host, maria, "/profile");
        await Expect(page.Locator(".app[data-interactive]")).ToBeVisibleAsync();
        var lead = await host.LeadAsync("3526 High St");

        await page.GetByLabel("Time zone").SelectOptionAsync("Asia/Tokyo");
        await page.GetByLabel("Compact").CheckAsync();
        await page.GetByLabel("Dark", new() { Exact = true }).CheckAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-density", "compact");

        var client = await host.ClientAsync(maria);
        var sent = await client.GetStringAsync("/leads/board", ct);
        Assert.Matches("<html[^>]*data-theme=\"dark\"[^>]*data-density=\"compact\"[^>]*data-time-zone=\"Asia/Tokyo\"", sent);

        await page.GotoAsync($"/leads/board?lead={lead.Id}");
        var at = host.Get<TimeProvider>().GetUtcNow().ToOffset(TimeSpan.FromHours(9));
        await Expect(page.Locator(".drawer-status time")).ToHaveAttributeAsync("title", new Regex($"{at:MMM d, yyyy}.*your time\\n.* UTC", RegexOptions.Singleline));
    }

    [Fact]
    public async Task Quiet_hours_of_ones_own_are_chosen_by_keyboard_and_kept()
    {
        await using var host = await TestHost.StartAsync();
        var maria = await host.MariaAsync();
        var page = await browsers.PageAsync(host, maria, "/profile");
        await Expect(page.Locator(".app[data-interactive]")).ToBeVisibleAsync();
        var hours = page.GetByRole(AriaRole.Group, new() { Name = "Quiet hours" });
        await Expect(hours.GetByLabel("From")).ToHaveCountAsync(0);
        await Expect(hours.GetByLabel("None (mail may come at any hour)", new() { Exact = true })).ToHaveCountAsync(1);

        await hours.GetByLabel("Those of the firm").FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(hours.GetByLabel("My own")).ToBeFocusedAsync();
        await hours.GetByLabel("From").FillAsync("21:30");
        await hours.GetByLabel("From").BlurAsync();
        await Eventually.IsTrueAsync(async () => (await host.Get<OwnQuietHoursQuery>().LoadAsync(maria, ct))!.Own.From == new TimeOnly(21, 30));
        await page.ReloadAsync();
        await Expect(page.Locator(".app[data-interactive]")).ToBeVisibleAsync();

        await Expect(hours.GetByLabel("My own")).ToBeCheckedAsync();
        await Expect(hours.GetByLabel("From")).ToHaveValueAsync("21:30");
        await hours.GetByLabel("None").CheckAsync();
        await Expect(hours.GetByLabel("From")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_checklist_counts_what_is_really_done_and_stays_away_once_hidden()
    {
        await using var host = await TestHost.StartAsync();
        var maria = await host.MariaAsync();
        var page = await browsers.PageAsync(host, maria, "/");
        var steps = page.GetByRole(AriaRole.Region, new() { Name = "First steps" });
        await Expect(steps).ToContainTextAsync("0 of 3 done");

        Assert.True((await host.Get<ApproveLead>().RunAsync(await host.LeadAsync(), maria, ct)).Succeeded);
        await host.Get<ChangePreferences>().RunAsync(before => before with { TimeZone = "America/Denver" }, maria, ct);
        await page.ReloadAsync();
        await Expect(page.Locator(".app[data-interactive]")).ToBeVisibleAsync();
        await Expect(steps).ToContainTextAsync("2 of 3 done");
        await Expect(steps.Locator("li.done")).ToContainTextAsync(["Decide on the first lead", "Set your time zone"]);

        await steps.GetByRole(AriaRole.Button, new() { Name = "Hide" }).ClickAsync();
        await Expect(steps).ToHaveCountAsync(0);
        await page.ReloadAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Hello, Maria" })).ToBeVisibleAsync();
        await Expect(steps).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_page_whose_server_was_restarted_comes_back_with_drawer_filter_and_typed_text()
    {
        await using var host = await TestHost.StartAsync();
        var lead = await host.LeadAsync("3526 High St");
        var page = await browsers.PageAsync(host, await host.MariaAsync(), $"/leads/board?market=Sacramento&lead={lead.Id}");
        await Expect(page.Locator(".board[data-attached]")).ToBeVisibleAsync();
        await page.Locator(".drawer").GetByRole(AriaRole.Button, new() { Name = "Ask…" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).Locator("textarea").PressSequentiallyAsync("Is the roof from before 1990?");

        await host.RestartAsync();

        await Expect(page.Locator(".live[data-live=live]")).ToBeVisibleAsync(new() { Timeout = 40_000 });
        await Expect(page.Locator(".board[data-attached]")).ToBeVisibleAsync(new() { Timeout = 40_000 });
        await Expect(page).ToHaveURLAsync(new Regex($"market=Sacramento&lead={lead.Id}$"));
        await Expect(page.Locator(".drawer h2")).ToHaveTextAsync("3526 High St");
        await page.Locator(".drawer").GetByRole(AriaRole.Button, new() { Name = "Ask…" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog).Locator("textarea")).ToHaveValueAsync("Is the roof from before 1990?");
    }

    [Fact]
    public async Task What_the_frame_cannot_load_says_so_and_leaves_the_page_alone()
    {
        await using var host = await TestHost.StartAsync();
        await host.LeadAsync("3526 High St");
        var maria = await host.MariaAsync();
        await DoAsync("ALTER TABLE Notifications RENAME TO NotificationsAway", "ALTER TABLE WorkItems RENAME TO WorkItemsAway");

        var page = await browsers.PageAsync(host, maria, "/leads");

        await Expect(page.Locator(".list-page[data-attached]")).ToBeVisibleAsync();
        await Expect(page.Locator("table[data-list] tbody tr")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Button, new() { Name = "Your work: not loaded" }).ClickAsync();
        await Expect(page.GetByText("Your work could not be loaded.")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.GetByRole(AriaRole.Button, new() { Name = "Notifications" }).ClickAsync();
        await Expect(page.GetByText("Your notifications could not be loaded.")).ToBeVisibleAsync();
        if (Environment.GetEnvironmentVariable("OPSCONSOLE_PICTURES") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, "frame-not-loaded-desk-light.png") });
        await DoAsync("ALTER TABLE NotificationsAway RENAME TO Notifications", "ALTER TABLE WorkItemsAway RENAME TO WorkItems");
        await page.Locator("#inbox").GetByRole(AriaRole.Button, new() { Name = "Retry" }).ClickAsync();
        await Expect(page.GetByText("Nothing yet.")).ToBeVisibleAsync();

        async Task DoAsync(params string[] statements)
        {
            await using var db = host.Open();
            foreach (var statement in statements)
                await db.Database.ExecuteSqlRawAsync(statement);
        }
    }
}
