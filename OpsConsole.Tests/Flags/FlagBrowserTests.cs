using Microsoft.Playwright;
using OpsConsole.Core;
using OpsConsole.Core.Flags;
using OpsConsole.Core.Permissions;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads;
using static Microsoft.Playwright.Assertions;

namespace OpsConsole.Tests.Flags;

[Collection(nameof(InBrowsers))]
public sealed class FlagBrowserTests(Browsers browsers)
{
    [Fact]
    public async Task A_flag_that_is_stopped_is_seen_by_a_second_browser_at_once()
    {
        await using var host = await TestHost.StartAsync();
        var (ada, lead) = (await host.SomebodyAsync("Ada Brandt", BuiltInRoles.Admin), await host.LeadAsync());
        var maria = await LiveAsync(host, await host.MariaAsync(), $"/leads/{lead.Id}");
        await LiveAsync(host, await host.JonasAsync(), $"/leads/{lead.Id}");
        await Expect(maria.GetByText("Jonas Reyes is looking at this")).ToBeVisibleAsync();
        var page = await LiveAsync(host, ada, "/flags");
        await page.GetByRole(AriaRole.Link, new() { Name = "Who else has it open" }).ClickAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Stop at once…" }).ClickAsync();
        await page.GetByLabel("Why").FillAsync("It names people who left.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Stop at once", Exact = true }).ClickAsync();

        await Expect(page.GetByText("Stopped by Ada Brandt")).ToBeVisibleAsync();
        await Expect(maria.Locator(".presence")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Release" }).ClickAsync();
        await Expect(maria.GetByText("Jonas Reyes is looking at this")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_change_is_looked_at_before_it_counts_and_one_that_needs_it_is_approved_by_somebody_else()
    {
        await using var host = await TestHost.StartAsync();
        var (ada, eve, maria) = (await host.SomebodyAsync("Ada Brandt", BuiltInRoles.Admin), await host.SomebodyAsync("Eve Moss", BuiltInRoles.Admin), await host.MariaAsync());
        var page = await LiveAsync(host, ada, "/flags/leads.automatic-look-ups");
        var hers = await LiveAsync(host, eve, "/flags/leads.automatic-look-ups");

        await page.GetByRole(AriaRole.Button, new() { Name = "Change…" }).ClickAsync();
        await page.GetByLabel("Share, percent").FillAsync("25");
        await page.GetByLabel("Manager").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "See what changes" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "What changes" })).ToContainTextAsync("100%25%");
        await page.GetByRole(AriaRole.Button, new() { Name = "Propose" }).ClickAsync();

        await Expect(page.GetByText("A second person approves it. Ask somebody else")).ToBeVisibleAsync();
        await Expect(hers.GetByText("Ada Brandt proposes a change")).ToBeVisibleAsync();
        await hers.GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
        await Expect(page.GetByText("25% of all with the role Manager")).ToBeVisibleAsync();
        await page.GetByLabel("Person").SelectOptionAsync(new SelectOptionValue { Label = ada.Name });
        await Expect(page.GetByText("Ada Brandt: They have none of its roles.")).ToBeVisibleAsync();
        await page.GetByLabel("Owner").SelectOptionAsync(new SelectOptionValue { Label = maria.Name });
        await Expect(hers.Locator(".flag-events li").First).ToContainTextAsync("Ada Brandt changed whose flag it is");
    }

    [Fact]
    public async Task The_page_has_no_serious_finding_when_much_was_done_to_a_flag()
    {
        await using var host = await TestHost.StartAsync();
        var (ada, eve) = (await host.SomebodyAsync("Ada Brandt", BuiltInRoles.Admin), await host.SomebodyAsync("Eve Moss", BuiltInRoles.Admin));
        var flag = (await host.Get<ChangeFlag>().RunAsync(new("leads.wording-hints", 0), new() { IsOn = true, Percentage = 40, Roles = ["Agent", "Staff"], Weights = [2, 1], UserIds = [eve.UserId!.Value], UntilUtc = new(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc) }, ada, default)).Value;
        await host.Get<StopFlag>().RunAsync(flag, "Agents were confused by the words below the field.", eve, default);
        await host.Get<ChangeFlag>().RunAsync(new("leads.automatic-look-ups", 0), new() { IsOn = true, Markets = ["Sacramento", "Folsom"], Percentage = 50 }, eve, default);
        foreach (var (verdict, times) in new[] { (new FlagVerdict(true, 0, FlagReason.InShare), 1_280), (new FlagVerdict(true, 1, FlagReason.InShare), 655), (default, 2_901) })
            for (var n = 0; n < times; n++)
            {
                host.Get<FlagCounts>().Expose(host.TenantId, FlagCatalog.WordingHints, verdict);
                if (n % 9 != 0)
                    host.Get<FlagCounts>().Reach(host.TenantId, FlagCatalog.WordingHints, verdict);
            }

        await host.Get<FlagCounts>().FlushAsync(default);
        var findings = new List<string>();
        foreach (var (name, path, who) in new[] { ("flags-busy", "/flags", ada), ("flag", "/flags/leads.wording-hints", ada), ("flag-proposed", "/flags/leads.automatic-look-ups", ada) })
            foreach (var (size, width, height) in PageLook.Screens)
            {
                var page = await browsers.PageAsync(host, who, path, width, height);
                await Expect(page.Locator(".app[data-interactive]")).ToBeVisibleAsync();
                await page.SettledAsync();
                findings.AddRange(await page.FindingsInBothThemesAsync($"{name}-{size}"));
                if (name == "flag")
                {
                    await page.GetByRole(AriaRole.Button, new() { Name = "Change…" }).ClickAsync();
                    await Expect(page.Locator("dialog[open]")).ToBeVisibleAsync();
                    findings.AddRange(await page.FindingsInBothThemesAsync($"flag-dialog-{size}"));
                }

                await page.Context.LeaveAsync();
            }

        Assert.True(findings.Count == 0, string.Join(Environment.NewLine, findings));
    }

    private async Task<IPage> LiveAsync(TestHost host, Actor who, string path)
    {
        var page = await browsers.PageAsync(host, who, path);
        await Expect(page.Locator(".app[data-interactive]")).ToBeVisibleAsync();
        return page;
    }
}
