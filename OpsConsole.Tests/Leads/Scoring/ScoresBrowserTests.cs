using Microsoft.Playwright;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Intake;
using OpsConsole.Core.Leads.Scoring;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Settings;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads.Intake;
using static Microsoft.Playwright.Assertions;

namespace OpsConsole.Tests.Leads.Scoring;

/// <summary>What people see of scores: they come by themselves, a doubt is cleared and comes back, and an agent reads what would help.</summary>
[Collection(nameof(InBrowsers))]
public sealed class ScoresBrowserTests(Browsers browsers)
{
    [Fact]
    public async Task A_doubt_is_cleared_with_a_reason_while_others_look_and_taken_back()
    {
        await using var host = await TestHost.StartAsync();
        var ada = await host.SomebodyAsync("Ada Lind", BuiltInRoles.Admin);
        SettingEdit[] edits = [new(ScoreSettings.FraudThreshold.Key, "30", 0), new(ScoreSettings.FraudHides.Key, ScoreSettings.FraudHides.Print(true), 0)];
        Assert.True((await host.Get<ChangeSettings>().RunAsync(SettingScope.Tenant, edits, ada, default)).Succeeded);
        var lead = await host.LeadAsync(more: row => row.OwnerEmail = Scored.Disposable);
        var maria = await host.MariaAsync();
        var approved = await host.Get<ApproveLead>().RunAsync(lead, maria, default);
        Assert.True(approved.Succeeded);
        var (page, board) = (await OpenAsync(host, maria, $"/leads/{lead.Id}"), await OpenAsync(host, await host.SamAsync(), "/leads/board"));
        var scores = page.GetByRole(AriaRole.Region, new() { Name = "Scores" });

        // Reckoned behind the approval, and told to whoever looks.
        await Expect(scores.GetByText("mailinator.com")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Expect(scores.GetByText("Hidden from sale.")).ToBeVisibleAsync();
        await Expect(board.Locator($"[data-id='{lead.Id}']").GetByText("Hidden from sale")).ToBeVisibleAsync();
        await Expect(board.Locator($"[data-id='{lead.Id}'] .stars .sr-only")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^[1-5] of 5 stars$"));
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Hold for a buyer…" })).ToHaveAttributeAsync("aria-disabled", "true");

        await scores.GetByRole(AriaRole.Button, new() { Name = "Clear the doubt" }).ClickAsync();
        await Expect(scores.GetByRole(AriaRole.Alert)).ToContainTextAsync("Say in a few words");
        await scores.GetByLabel("Why nothing is wrong with it").FillAsync("The owner called back.");
        await scores.GetByRole(AriaRole.Button, new() { Name = "Clear the doubt" }).ClickAsync();
        await Expect(scores.GetByText("Maria Keller cleared the doubt")).ToBeVisibleAsync();
        await Expect(board.Locator($"[data-id='{lead.Id}']").GetByText("Hidden from sale")).ToHaveCountAsync(0);

        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(scores.GetByText("Hidden from sale.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_agent_reads_what_would_raise_the_stars_and_nothing_of_the_other_scores()
    {
        await using var host = await TestHost.StartAsync();
        var ana = await host.AnaAsync();
        Assert.True((await host.Get<SubmitLead>().RunAsync(SomeInputs.Complete with { Beds = null, OwnerEmail = Scored.Disposable }, Guid.NewGuid(), ana, default)).Succeeded);
        var page = await OpenAsync(host, ana, "/portal/leads");

        await page.GetByText("What would raise them").ClickAsync(new() { Timeout = 30_000 });

        await Expect(page.GetByText("Give beds.")).ToBeVisibleAsync();
        await Expect(page.Locator(".my-stars .sr-only").First).ToContainTextAsync("of 5 stars");
        await Expect(page.GetByText("mailinator.com")).ToHaveCountAsync(0);
        await Expect(page.GetByText("priority", new() { Exact = false })).ToHaveCountAsync(0);
    }

    private async Task<IPage> OpenAsync(TestHost host, Core.Actor who, string path)
    {
        var page = await browsers.PageAsync(host, who, path);
        await Expect(page.Locator(".app[data-interactive]")).ToBeVisibleAsync();
        return page;
    }
}
