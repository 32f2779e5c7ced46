using Microsoft.Playwright;
using OpsConsole.Core;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Matching;
using OpsConsole.Tests.Ground;
using static Microsoft.Playwright.Assertions;

namespace OpsConsole.Tests.Leads.Matching;

/// <summary>Two leads side by side, as managers settle them.</summary>
[Collection(nameof(InBrowsers))]
public sealed class LeadCompareBrowserTests(Browsers browsers)
{
    [Fact]
    public async Task A_pair_is_compared_and_merged_with_the_keyboard_and_two_boards_see_it()
    {
        await using var host = await TestHost.StartAsync();
        var (first, second) = await TwoAlikeAsync(host);
        var board = await LiveAsync(host, await host.JonasAsync(), "/leads/board");
        await Expect(board.GetByText("Similar lead").First).ToBeVisibleAsync();
        var page = await LiveAsync(host, await host.MariaAsync(), $"/leads/{first}");

        await page.GetByRole(AriaRole.Button, new() { Name = "Compare" }).PressAsync("Enter");
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Are these the same?" });
        await Expect(dialog.GetByText("Same phone")).ToBeVisibleAsync();
        await dialog.GetByRole(AriaRole.Radio, new() { Name = "This one stays" }).First.PressAsync("Space");
        await dialog.GetByRole(AriaRole.Row, new() { Name = "Owner's name" }).GetByRole(AriaRole.Radio).Nth(1).PressAsync("Space");
        await dialog.GetByRole(AriaRole.Button, new() { Name = $"Merge into lead {first}" }).PressAsync("Enter");

        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(page.GetByText("merged 1204 Oakmnt Dr into this lead")).ToBeVisibleAsync();
        await Expect(board.GetByRole(AriaRole.Link, new() { Name = "1204 Oakmnt Dr" })).ToHaveCountAsync(0);
        await Expect(board.GetByText("Similar lead")).ToHaveCountAsync(0);
        await using (var db = host.Open())
            Assert.Equal("R Whitfield", (await db.Leads.FindAsync(first))!.OwnerName);

        await page.GetByRole(AriaRole.Button, new() { Name = "Undo the merge" }).ClickAsync();
        await Expect(board.GetByText("Similar lead")).ToHaveCountAsync(2);
        await using (var db = host.Open())
            Assert.Equal(("Rosa Whitfield", true), ((await db.Leads.FindAsync(first))!.OwnerName, (await db.Leads.FindAsync(second)) is not null));
    }

    [Fact]
    public async Task Over_a_slow_line_a_fact_chosen_right_behind_the_lead_that_stays_is_chosen()
    {
        await using var host = await TestHost.StartAsync();
        var (first, second) = await TwoAlikeAsync(host);
        var page = await browsers.PageAsync(host, await host.MariaAsync(), "/notifications");
        await page.DelaySocketAsync(TimeSpan.FromMilliseconds(200));
        await page.GotoAsync($"/leads/{first}");
        await Expect(page.Locator(".app[data-interactive]")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Compare" }).PressAsync("Enter");
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Are these the same?" });
        await Expect(dialog.GetByRole(AriaRole.Button, new() { Name = $"Merge into lead {second}" })).ToBeVisibleAsync();
        var name = dialog.GetByRole(AriaRole.Row, new() { Name = "Owner's name" }).GetByRole(AriaRole.Radio).Nth(1);

        await dialog.GetByRole(AriaRole.Radio, new() { Name = "This one stays" }).First.PressAsync("Space");
        await name.PressAsync("Space");

        await Expect(dialog.GetByRole(AriaRole.Button, new() { Name = $"Merge into lead {first}" })).ToBeVisibleAsync();
        await Expect(name).ToBeCheckedAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = $"Merge into lead {first}" }).PressAsync("Enter");
        await Expect(dialog).ToHaveCountAsync(0);
        await using var db = host.Open();
        Assert.Equal("R Whitfield", (await db.Leads.FindAsync(first))!.OwnerName);
    }

    [Fact]
    public async Task Who_may_not_merge_compares_and_is_told_who_may()
    {
        await using var host = await TestHost.StartAsync();
        var (first, _) = await TwoAlikeAsync(host);
        var page = await LiveAsync(host, await host.SamAsync(), $"/leads/board?lead={first}");

        await page.GetByRole(AriaRole.Button, new() { Name = "Compare" }).ClickAsync();

        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Are these the same?" });
        await Expect(dialog.GetByText("A manager says whether these are one lead or two.")).ToBeVisibleAsync();
        await Expect(dialog.GetByRole(AriaRole.Radio)).ToHaveCountAsync(0);
        await Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Keep both" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_comparison_has_no_serious_finding_on_a_desk_or_a_phone()
    {
        await using var host = await TestHost.StartAsync();
        var (first, _) = await TwoAlikeAsync(host);
        var findings = new List<string>();
        foreach (var (size, width, height) in PageLook.Screens)
        {
            var page = await LiveAsync(host, await host.MariaAsync(), $"/leads/{first}", width, height);
            findings.AddRange(await page.FindingsInBothThemesAsync($"matched-{size}"));
            await page.GetByRole(AriaRole.Button, new() { Name = "Compare" }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
            findings.AddRange(await page.FindingsInBothThemesAsync($"compare-{size}"));
            await page.Context.LeaveAsync();
        }

        Assert.True(findings.Count == 0, string.Join(Environment.NewLine, findings));
    }

    private async Task<IPage> LiveAsync(TestHost host, Actor who, string path, int width = 1440, int height = 900)
    {
        var page = await browsers.PageAsync(host, who, path, width, height);
        await Expect(page.Locator(".app[data-interactive]")).ToBeVisibleAsync();
        return page;
    }

    private static async Task<(long First, long Second)> TwoAlikeAsync(TestHost host)
    {
        var first = (await host.Get<SubmitLead>().RunAsync(Matched.Oak, Guid.NewGuid(), await host.MariaAsync(), default)).Value.LeadId;
        var second = (await host.Get<SubmitLead>().RunAsync(Matched.OakAgain, Guid.NewGuid(), await host.SamAsync(), default)).Value.LeadId;
        await host.Get<LeadMatching>().LookAsync(host.TenantId, [first, second], default);
        return (first, second);
    }
}
