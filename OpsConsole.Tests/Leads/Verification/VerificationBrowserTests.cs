using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using OpsConsole.Core;
using OpsConsole.Core.Integrations;
using OpsConsole.Core.Leads.Verification;
using OpsConsole.Core.Permissions;
using OpsConsole.Tests.Ground;
using static Microsoft.Playwright.Assertions;

namespace OpsConsole.Tests.Leads.Verification;

/// <summary>What somebody at a screen sees of look-ups, with the simulators at the other end of the wire.</summary>
[Collection(nameof(InBrowsers))]
public sealed class VerificationBrowserTests(Browsers browsers)
{
    [Fact]
    public async Task An_agent_types_and_what_is_missing_fills_in_what_differs_waits_for_a_key_and_the_checklist_is_asked_for()
    {
        await using var host = await TestHost.StartAsync();
        var page = await OpenAsync(host, await host.AnaAsync(), "/portal/leads/new");

        await page.GetByLabel("Street and number").FillAsync("3526 Hihg St");
        await page.GetByLabel("ZIP code").FillAsync("95673");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Rosa Whitfield");
        await Expect(page.GetByLabel("City")).ToHaveValueAsync("Rio Linda");
        await Expect(page.GetByText("3526 High St, Rio Linda, CA 95673")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Street and number")).ToHaveValueAsync("3526 Hihg St");
        await page.Keyboard.PressAsync("Alt+u");
        await Expect(page.GetByLabel("Street and number")).ToHaveValueAsync("3526 High St");
        await Expect(page.GetByText("Mail is delivered there.")).ToBeVisibleAsync();

        await page.GetByLabel("Phone", new() { Exact = true }).FillAsync("(916) 555-0190");
        await page.GetByLabel("Phone", new() { Exact = true }).PressAsync("Tab");
        await Expect(page.GetByText("Nobody can have this number.")).ToBeVisibleAsync();
        await page.GetByLabel("Phone", new() { Exact = true }).FillAsync("(916) 555-0134");
        await page.GetByLabel("Phone", new() { Exact = true }).PressAsync("Tab");
        await Expect(page.GetByText("Verified: mobile")).ToBeVisibleAsync();

        await page.Locator("label:has(input[value=High])").ClickAsync();
        await page.GetByLabel("The property exists").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Submit", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("3 fields need another look");
        await Expect(page.GetByText("Confirm that you reached the owner under this contact")).ToBeVisibleAsync();
        foreach (var item in new[] { "The owner's contact is verified", "The owner's motivation is confirmed", "The photos are current" })
            await page.GetByLabel(item).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Submit", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "My leads" })).ToBeVisibleAsync();

        await Eventually.IsTrueAsync(async () =>
        {
            await using var db = host.Open();
            return await db.Leads.AnyAsync(lead => lead.Street == "3526 High St" && lead.PhoneCheck == CheckState.Yes && lead.AddressCheck == CheckState.Yes);
        }, seconds: 60);
        await using var calls = host.Open();
        // The form had asked already.
        Assert.DoesNotContain(await calls.ProviderCalls.Where(call => call.SubjectKind == "lead").ToListAsync(), call => call.Outcome != ProviderCallOutcome.Remembered);
    }

    [Fact]
    public async Task While_the_services_are_down_the_form_says_so_and_loses_nothing()
    {
        await using var host = await TestHost.StartAsync(settings: ["Integrations:Simulators=http://127.0.0.1:9/"]);
        var page = await OpenAsync(host, await host.AnaAsync(), "/portal/leads/new");

        await page.GetByLabel("Street and number").FillAsync("3526 High St");
        await page.GetByLabel("City").FillAsync("Sacramento");
        await page.GetByLabel("ZIP code").FillAsync("95838");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Rosa Whitfield");
        await page.GetByLabel("Phone", new() { Exact = true }).FillAsync("(916) 555-0134");
        await page.GetByLabel("Phone", new() { Exact = true }).PressAsync("Tab");
        await Expect(page.GetByText("USPS Addresses does not answer")).ToBeVisibleAsync();
        await Expect(page.GetByText("Twilio Lookup does not answer")).ToBeVisibleAsync();
        await Expect(page.GetByText("Its form is right.")).ToHaveCountAsync(2);

        await page.ReloadAsync();
        await Expect(page.Locator(".app[data-interactive]")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Street and number")).ToHaveValueAsync("3526 High St");
        await Expect(page.GetByLabel("Phone", new() { Exact = true })).ToHaveValueAsync("(916) 555-0134");
        await page.Locator("label:has(input[value=High])").ClickAsync();
        foreach (var item in new[] { "The property exists", "The owner's contact is verified", "The owner's motivation is confirmed", "The photos are current" })
            await page.GetByLabel(item).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Submit", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "My leads" })).ToBeVisibleAsync();

        long id;
        await using (var db = host.Open())
            id = await db.Leads.Select(lead => lead.Id).SingleAsync();
        var lead = await OpenAsync(host, await host.MariaAsync(), $"/leads/{id}");
        var panel = lead.GetByRole(AriaRole.Region, new() { Name = "Verification" });
        await Expect(panel.GetByText("Not verified yet")).ToHaveCountAsync(2);
        await Expect(panel.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "The photos are current" })).ToContainTextAsync("Ana Duarte");
    }

    [Fact]
    public async Task A_manager_has_a_lead_checked_takes_the_correction_and_the_board_shows_it()
    {
        await using var host = await TestHost.StartAsync();
        var lead = await host.LeadAsync("3526 Hihg St", more: lead => lead.OwnerPhone = "+19165550191");
        var maria = await host.MariaAsync();
        var page = await OpenAsync(host, maria, $"/leads/{lead.Id}");
        var board = await OpenAsync(host, maria, "/leads/board");
        var panel = page.GetByRole(AriaRole.Region, new() { Name = "Verification" });
        await Expect(panel.GetByText("Not verified yet")).ToHaveCountAsync(3);
        await Expect(board.Locator(".check-signs")).ToHaveAttributeAsync("title", "Phone: not verified yet. Address: not verified yet.");

        await panel.GetByRole(AriaRole.Button, new() { Name = "Check again" }).ClickAsync();
        await Expect(panel).ToContainTextAsync("No such number");
        await Expect(panel).ToContainTextAsync("3526 High St, Sacramento, CA 95838");
        await panel.GetByRole(AriaRole.Button, new() { Name = "Use this address" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "3526 High St", Level = 1 })).ToBeVisibleAsync();
        await Expect(panel).ToContainTextAsync("Mail is delivered there.", new() { Timeout = 30_000 });
        await Expect(board.Locator(".check-signs")).ToHaveAttributeAsync("title", "Phone: no such number. Address: verified.");

        await page.GotoAsync("/leads?q=phone%3Ano+address%3Ayes&cols=street,phone-verified,address-verified");
        await Expect(page.Locator("td[data-col=phone-verified]")).ToHaveTextAsync("No such number");
    }

    [Fact]
    public async Task An_administrator_switches_a_system_enters_credentials_and_asks_again()
    {
        await using var host = await TestHost.StartAsync();
        var lead = await host.LeadAsync("50000 Broken Rd");
        var ada = await host.SomebodyAsync("Ada Brandt", BuiltInRoles.Admin);
        var page = await OpenAsync(host, ada, "/integrations");
        await Expect(page.GetByText("Simulators answer for Twilio Lookup, USPS Addresses, Twilio Messaging.")).ToBeVisibleAsync();
        await host.Get<LeadVerifying>().LookAsync(lead.Id, false, Actor.System(host.TenantId, "Test"), default);

        var usps = page.GetByRole(AriaRole.Region, new() { Name = "USPS Addresses" });
        await Expect(usps).ToContainTextAsync("it failed with 500", new() { Timeout = 30_000 });
        await page.GetByRole(AriaRole.Button, new() { Name = $"Ask again about lead {lead.Id}" }).ClickAsync();
        await Expect(page.GetByText("1 lead is looked up again")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Switch off Twilio Lookup" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Switch on Twilio Lookup" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Enter credentials of Twilio Lookup" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Credentials of Twilio Lookup" });
        await dialog.GetByLabel("Account SID or API key").FillAsync("AC123");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("Enter both");
        await dialog.GetByLabel("Auth token or key secret").FillAsync("s3cret");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Twilio Lookup" })).ToContainTextAsync("Entered by Ada Brandt");
        Assert.DoesNotContain("s3cret", await page.ContentAsync());
    }

    private async Task<IPage> OpenAsync(TestHost host, Actor who, string path)
    {
        var page = await browsers.PageAsync(host, who, path);
        await Expect(page.Locator(".app[data-interactive]")).ToBeVisibleAsync();
        return page;
    }
}
