using Microsoft.Playwright;
using OpsConsole.Core;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Editing;
using OpsConsole.Tests.Ground;
using static Microsoft.Playwright.Assertions;

namespace OpsConsole.Tests.Leads;

/// <summary>A lead's page and drawer, as two people use them at once.</summary>
[Collection(nameof(InBrowsers))]
public sealed class LeadDetailBrowserTests(Browsers browsers)
{
    [Fact]
    public async Task Two_who_look_at_the_same_lead_see_each_other_and_who_leaves_is_gone()
    {
        await using var host = await TestHost.StartAsync();
        var lead = await host.LeadAsync();
        var mine = await OpenAsync(host, await host.MariaAsync(), lead);
        await Expect(mine.Locator(".presence")).ToBeEmptyAsync();

        var theirs = await browsers.PageAsync(host, await host.JonasAsync(), $"/leads/board?lead={lead.Id}");

        await Expect(mine.GetByText("Jonas Reyes is looking at this")).ToBeVisibleAsync();
        await Expect(theirs.GetByText("Maria Keller is looking at this")).ToBeVisibleAsync();
        await theirs.GetByRole(AriaRole.Button, new() { Name = "Close", Exact = true }).ClickAsync();
        await Expect(mine.GetByText("Jonas Reyes is looking at this")).ToHaveCountAsync(0);

        await theirs.GotoAsync($"/leads/{lead.Id}");
        await Expect(mine.GetByText("Jonas Reyes is looking at this")).ToBeVisibleAsync();
        await theirs.Context.LeaveAsync();
        await Expect(mine.GetByText("Jonas Reyes is looking at this")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Two_who_edit_different_facts_both_keep_theirs_though_each_saw_the_old_lead()
    {
        await using var host = await TestHost.StartAsync();
        var lead = await host.LeadAsync();
        var mine = await OpenAsync(host, await host.MariaAsync(), lead);
        var theirs = await OpenAsync(host, await host.JonasAsync(), lead);
        await TypeAsync(mine, "Beds", "4");
        await TypeAsync(theirs, "Year built", "1971");

        await theirs.Keyboard.PressAsync("Enter");
        await Expect(Fact(mine, "Year built")).ToHaveTextAsync("1971");
        await Expect(Field(mine, "Beds")).ToHaveValueAsync("4");
        await mine.Keyboard.PressAsync("Enter");

        await Expect(Fact(theirs, "Beds")).ToHaveTextAsync("4");
        await Expect(Fact(mine, "Beds")).ToHaveTextAsync("4");
        var saved = await ReadAsync(host, lead.Id);
        Assert.Equal((4, 1971), (saved.Beds, saved.YearBuilt));
    }

    [Fact]
    public async Task Two_who_edit_the_same_fact_are_shown_both_values_and_choose()
    {
        await using var host = await TestHost.StartAsync();
        var lead = await host.LeadAsync();
        var mine = await OpenAsync(host, await host.MariaAsync(), lead);
        var theirs = await OpenAsync(host, await host.JonasAsync(), lead);
        await TypeAsync(mine, "Beds", "4");
        await TypeAsync(theirs, "Beds", "6", commit: "Enter");
        await Expect(Fact(theirs, "Beds")).ToHaveTextAsync("6");

        await mine.Keyboard.PressAsync("Enter");
        await Expect(Row(mine, "Beds").GetByRole(AriaRole.Alert)).ToContainTextAsync("Jonas Reyes");
        await Expect(Row(mine, "Beds").GetByRole(AriaRole.Button, new() { Name = "Keep theirs: 6" })).ToBeVisibleAsync();
        Assert.Equal(6, (await ReadAsync(host, lead.Id)).Beds);

        await Row(mine, "Beds").GetByRole(AriaRole.Button, new() { Name = "Use mine: 4" }).ClickAsync();
        await Expect(Fact(theirs, "Beds")).ToHaveTextAsync("4");
        await Expect(Row(mine, "Beds").Locator(".fact-conflict")).ToHaveCountAsync(0);
        Assert.Equal(4, (await ReadAsync(host, lead.Id)).Beds);
    }

    [Fact]
    public async Task A_fact_is_edited_with_the_keyboard_alone_and_a_wrong_value_says_so_in_place()
    {
        await using var host = await TestHost.StartAsync();
        var lead = await host.LeadAsync();
        var page = await OpenAsync(host, await host.MariaAsync(), lead);

        await Fact(page, "Beds").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(Field(page, "Beds")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync("a few");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("This is not a whole number. Write it like 3")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(Fact(page, "Beds")).ToHaveTextAsync("2");
        await Expect(Fact(page, "Beds")).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync("5");
        await page.Keyboard.PressAsync("Enter");
        await Expect(Fact(page, "Beds")).ToHaveTextAsync("5");
        await Expect(Fact(page, "Beds")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "History of Beds" })).ToContainTextAsync("2 → 5");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "History of Beds" })).ToHaveCountAsync(0);
        Assert.Equal(5, (await ReadAsync(host, lead.Id)).Beds);
    }

    [Fact]
    public async Task A_history_takes_the_focus_unless_somebody_went_on_to_an_editor_while_it_was_on_its_way()
    {
        await using var host = await TestHost.StartAsync();
        var lead = await host.LeadAsync();
        var page = await browsers.PageAsync(host, await host.MariaAsync(), "/leads/new");
        await page.DelaySocketAsync(TimeSpan.FromMilliseconds(500));
        await page.GotoAsync($"/leads/{lead.Id}");
        await Expect(page.Locator(".fact-groups[data-attached]")).ToBeVisibleAsync();
        var opener = page.GetByRole(AriaRole.Button, new() { Name = "History of Beds" });
        var history = page.GetByRole(AriaRole.Dialog, new() { Name = "History of Beds" });

        await opener.PressAsync("Enter");
        await Expect(history).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(history).ToHaveCountAsync(0);
        await Expect(opener).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Enter");
        await Fact(page, "Baths").PressAsync("Enter");
        await page.Keyboard.TypeAsync("2");
        await Expect(history).ToBeVisibleAsync();
        await page.Keyboard.TypeAsync(".5");
        await page.Keyboard.PressAsync("Enter");
        await Expect(Fact(page, "Baths")).ToHaveTextAsync("2.5");
        await Expect(history).ToBeVisibleAsync();

        await opener.PressAsync("Escape");
        await Expect(history).ToHaveCountAsync(0);
        await Expect(opener).ToBeFocusedAsync();
    }

    [Fact]
    public async Task What_is_typed_over_a_slow_line_is_saved_to_the_letter_and_survives_a_reload_before_it_is_saved()
    {
        await using var host = await TestHost.StartAsync();
        var lead = await host.LeadAsync();
        var maria = await host.MariaAsync();
        var page = await browsers.PageAsync(host, maria, "/leads/new");
        await page.DelaySocketAsync(TimeSpan.FromMilliseconds(100));
        await page.GotoAsync($"/leads/{lead.Id}");
        await Expect(page.Locator(".fact-groups[data-attached]")).ToBeVisibleAsync();
        await TypeAsync(page, "Owner's name", "Rosa María Delgado-O'Brien");
        await TypeAsync(page, "Beds", "7");
        await Expect(Fact(page, "Owner's name")).ToHaveTextAsync("Rosa María Delgado-O'Brien");

        await page.ReloadAsync();

        await Expect(Field(page, "Beds")).ToHaveValueAsync("7");
        await Field(page, "Beds").PressAsync("Enter");
        await Expect(Fact(page, "Beds")).ToHaveTextAsync("7");
        var saved = await ReadAsync(host, lead.Id);
        Assert.Equal(("Rosa María Delgado-O'Brien", 7), (saved.OwnerName, saved.Beds));
    }

    [Fact]
    public async Task A_note_mentions_somebody_and_is_there_for_them_at_once()
    {
        await using var host = await TestHost.StartAsync();
        var jonas = await host.JonasAsync();
        var lead = await host.LeadAsync();
        var mine = await OpenAsync(host, await host.MariaAsync(), lead);
        var theirs = await OpenAsync(host, jonas, lead);

        await mine.GetByLabel("Write a note").ClickAsync();
        await mine.Keyboard.TypeAsync("Please call the owner, @jon");
        await Expect(mine.GetByRole(AriaRole.Listbox, new() { Name = "People" })).ToHaveTextAsync("Jonas Reyes");
        await mine.Keyboard.PressAsync("Enter");
        await mine.Keyboard.TypeAsync("today");
        await mine.GetByRole(AriaRole.Button, new() { Name = "Add note" }).ClickAsync();

        await Expect(theirs.Locator(".note")).ToContainTextAsync("Please call the owner, @Jonas Reyes today");
        await Expect(theirs.Locator(".mention")).ToHaveTextAsync("@Jonas Reyes");
        await Expect(mine.GetByLabel("Write a note")).ToHaveValueAsync("");
        await using var db = host.Open();
        Assert.Contains($"\"mentions\":[{jonas.UserId}]", db.Activity.Single(entry => entry.Action == "lead.noted").Particulars);
    }

    [Fact]
    public async Task A_lead_goes_into_the_trash_is_undone_and_is_restored_from_there()
    {
        await using var host = await TestHost.StartAsync();
        var lead = await host.LeadAsync();
        var page = await OpenAsync(host, await host.MariaAsync(), lead);

        await page.GetByRole(AriaRole.Button, new() { Name = "Move to trash" }).ClickAsync();
        await Expect(page.GetByText("In the trash")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(page.GetByText("In the trash")).ToHaveCountAsync(0);

        await page.GetByRole(AriaRole.Button, new() { Name = "Move to trash" }).ClickAsync();
        await Expect(page.GetByText("In the trash")).ToBeVisibleAsync();
        await page.GotoAsync("/leads/trash");
        await Expect(page.Locator(".app[data-interactive]")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Restore 3526 High St" }).ClickAsync();
        await Expect(page.GetByText("The trash is empty")).ToBeVisibleAsync();
        Assert.Null((await ReadAsync(host, lead.Id)).DeletedAtUtc);
    }

    [Fact]
    public async Task Assignment_tags_and_tasks_show_on_another_screen_and_in_my_tasks()
    {
        await using var host = await TestHost.StartAsync();
        var sam = await host.SamAsync();
        var lead = await host.LeadAsync();
        var mine = await OpenAsync(host, await host.MariaAsync(), lead);
        var theirs = await browsers.PageAsync(host, sam, "/tasks");
        await Expect(theirs.GetByText("Nothing to do")).ToBeVisibleAsync();

        await mine.GetByLabel("Looks after it").SelectOptionAsync("Sam Okafor");
        await mine.GetByLabel("Add a tag").FillAsync("Probate");
        await mine.GetByLabel("Add a tag").PressAsync("Enter");
        await Expect(mine.Locator(".tag-chip")).ToHaveTextAsync("Probate");
        await mine.GetByLabel("What is to be done").FillAsync("Call the owner");
        await mine.GetByLabel("Who", new() { Exact = true }).SelectOptionAsync("Sam Okafor");
        await mine.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();

        await Expect(theirs.Locator(".task-lines li")).ToContainTextAsync("Call the owner");
        await Expect(theirs.Locator(".app[data-interactive]")).ToBeVisibleAsync();
        // Not CheckAsync: what is done leaves the list, and with it the box that would be asked whether it is ticked.
        await theirs.GetByLabel("Call the owner").ClickAsync();
        await Expect(mine.Locator(".task-lines li.done")).ToContainTextAsync("Sam Okafor");
        Assert.Equal(sam.UserId, (await ReadAsync(host, lead.Id)).AssigneeUserId);
    }

    private async Task<IPage> OpenAsync(TestHost host, Actor who, LeadRef lead)
    {
        var page = await browsers.PageAsync(host, who, $"/leads/{lead.Id}");
        await Expect(page.Locator(".fact-groups[data-attached]")).ToBeVisibleAsync();
        return page;
    }

    private static async Task TypeAsync(IPage page, string fact, string text, string? commit = null)
    {
        await Fact(page, fact).ClickAsync();
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync(text);
        if (commit is not null)
            await page.Keyboard.PressAsync(commit);
    }

    private static async Task<Lead> ReadAsync(TestHost host, long id)
    {
        await using var db = host.Open();
        return (await db.Leads.FindAsync(id))!;
    }

    private static ILocator Row(IPage page, string fact) => page.Locator(".fact", new() { Has = page.Locator($"dt:text-is(\"{fact}\")") });

    private static ILocator Fact(IPage page, string fact) => Row(page, fact).Locator("[data-fact-open]");

    private static ILocator Field(IPage page, string fact) => Row(page, fact).Locator(".fact-editor :is(input, select, textarea)");
}
