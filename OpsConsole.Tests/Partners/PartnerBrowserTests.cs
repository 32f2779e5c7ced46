using Microsoft.Playwright;
using OpsConsole.Core;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Partners;
using OpsConsole.Core.Permissions;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads;
using static Microsoft.Playwright.Assertions;

namespace OpsConsole.Tests.Partners;

/// <summary>A lead's way from the firm to a partner, with both at their screens.</summary>
[Collection(nameof(InBrowsers))]
public sealed class PartnerBrowserTests(Browsers browsers)
{
    [Fact]
    public async Task A_partner_accepts_and_the_manager_sees_it_at_once()
    {
        await using var host = await TestHost.StartAsync();
        var (maria, (delia, _)) = (await host.MariaAsync(), await host.PartnerAsync("Delia Ross"));
        var lead = await RunOutAsync(host, maria);
        var (manager, partner) = (await OpenAsync(host, maria, $"/leads/{lead.Id}"), await OpenAsync(host, delia, "/portal/offers"));
        await Expect(partner.GetByRole(AriaRole.Heading, new() { Name = "Nothing to answer" })).ToBeVisibleAsync();

        await manager.GetByRole(AriaRole.Button, new() { Name = "Change countdown…" }).ClickAsync();
        await manager.GetByLabel("End it now").CheckAsync();
        await manager.GetByLabel("Why", new() { Exact = true }).FillAsync("The buyer fell through.");
        await manager.GetByRole(AriaRole.Button, new() { Name = "End it now" }).ClickAsync();

        var panel = manager.GetByRole(AriaRole.Region, new() { Name = "Handed over" });
        await Expect(panel).ToContainTextAsync("Waits for an answer");
        await Expect(panel).ToContainTextAsync("Delia Ross is the only partner who can take it.");
        await Expect(partner.GetByRole(AriaRole.Heading, new() { Name = "3526 High St" })).ToBeVisibleAsync();
        await Expect(partner.GetByText("Rosa Whitfield")).ToHaveCountAsync(0);

        await partner.GetByRole(AriaRole.Button, new() { Name = "Accept 3526 High St" }).ClickAsync();
        await Expect(panel).ToContainTextAsync("Accepted");
        await partner.GetByRole(AriaRole.Link, new() { Name = "Answered and past" }).ClickAsync();
        await Expect(partner.GetByText("Rosa Whitfield")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_partner_declines_with_a_reason_and_the_next_one_sees_it()
    {
        await using var host = await TestHost.StartAsync();
        var maria = await host.MariaAsync();
        var ((delia, _), (otto, _)) = (await host.PartnerAsync("Delia Ross"), await host.PartnerAsync("Otto Lang"));
        var lead = await RunOutAsync(host, maria);
        Assert.True((await host.Get<ChangeCountdown>().RunAsync(lead, CountdownMove.EndNow, "Fell through.", maria, default)).Succeeded);
        var (first, next) = (await OpenAsync(host, delia, "/portal/offers"), await OpenAsync(host, otto, "/portal/offers"));

        await first.GetByRole(AriaRole.Button, new() { Name = "Decline 3526 High St" }).ClickAsync();
        await first.GetByRole(AriaRole.Button, new() { Name = "Decline", Exact = true }).ClickAsync();
        await Expect(first.GetByRole(AriaRole.Alert)).ToContainTextAsync("Say in a few words");
        await first.GetByLabel("Why is it not for you?").FillAsync("Too far for us.");
        await first.GetByRole(AriaRole.Button, new() { Name = "Decline", Exact = true }).ClickAsync();

        await Expect(first.GetByRole(AriaRole.Heading, new() { Name = "Nothing to answer" })).ToBeVisibleAsync();
        await Expect(next.GetByRole(AriaRole.Heading, new() { Name = "3526 High St" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_administrator_adds_a_partner_moves_it_by_key_and_the_preview_follows()
    {
        await using var host = await TestHost.StartAsync();
        await host.PartnerAsync("Delia Ross");
        await host.SomebodyAsync("Otto Lang", BuiltInRoles.Partner);
        var page = await OpenAsync(host, await host.SomebodyAsync("Ada Brandt", BuiltInRoles.Admin), "/partners");
        await Expect(page.GetByText("Delia Ross is the only partner who can take it.")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Add a partner" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Add a partner" });
        await dialog.GetByLabel("Account").SelectOptionAsync(new SelectOptionValue { Label = "Otto Lang" });
        await dialog.GetByLabel("States").FillAsync("California");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        await Expect(dialog).ToContainTextAsync("no two-letter state");
        await dialog.GetByLabel("States").FillAsync("CA");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(page.Locator(".partners tbody tr")).ToHaveCountAsync(2);

        await page.GetByRole(AriaRole.Button, new() { Name = "Move Otto Lang up" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".partners tbody tr th").First).ToContainTextAsync("Otto Lang");
        await Expect(page.Locator(".rotation-choice")).ToContainTextAsync("Otto Lang is next");
    }

    [Fact]
    public async Task A_partner_is_dragged_to_another_place_and_a_colleague_sees_the_order()
    {
        await using var host = await TestHost.StartAsync();
        foreach (var name in (string[])["Delia Ross", "Otto Lang", "Pia Storm"])
            await host.PartnerAsync(name);
        var ada = await host.SomebodyAsync("Ada Brandt", BuiltInRoles.Admin);
        var (page, colleague) = (await OpenAsync(host, ada, "/partners"), await OpenAsync(host, ada, "/partners"));
        await Expect(page.Locator(".partners[data-attached]")).ToBeVisibleAsync();

        await page.Locator(".partners tbody tr").Nth(2).DragToAsync(page.Locator(".partners tbody tr").First);

        foreach (var who in (IPage[])[page, colleague])
            await Expect(who.Locator(".partners tbody tr th")).ToContainTextAsync(["Pia Storm", "Delia Ross", "Otto Lang"]);
        await page.ReloadAsync();
        await Expect(page.Locator(".partners tbody tr th")).ToContainTextAsync(["Pia Storm", "Delia Ross", "Otto Lang"]);
    }

    private static Task<LeadRef> RunOutAsync(TestHost host, Actor by) => host.LeadAsync(more: lead =>
    {
        lead.OwnerName = "Rosa Whitfield";
        Assert.Null(lead.Approve(by, host.Get<TimeProvider>().GetUtcNow().UtcDateTime, TimeSpan.FromHours(5)));
    });

    private async Task<IPage> OpenAsync(TestHost host, Actor who, string path)
    {
        var page = await browsers.PageAsync(host, who, path);
        await Expect(page.Locator(".app[data-interactive]")).ToBeVisibleAsync();
        return page;
    }
}
