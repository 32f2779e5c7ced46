using Microsoft.Playwright;
using OpsConsole.Core;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Settings;
using OpsConsole.Tests.Ground;
using static Microsoft.Playwright.Assertions;

namespace OpsConsole.Tests.Settings;

[Collection(nameof(InBrowsers))]
public sealed class SettingsBrowserTests(Browsers browsers)
{
    [Fact]
    public async Task Two_admins_at_the_same_setting_are_shown_both_values_and_nothing_typed_is_lost()
    {
        await using var host = await TestHost.StartAsync();
        var ada = await LiveAsync(host, await host.SomebodyAsync("Ada Brandt", BuiltInRoles.Admin), "/settings");
        var eve = await LiveAsync(host, await host.SomebodyAsync("Eve Moss", BuiltInRoles.Admin), "/settings");
        await TypeAsync(ada, "leads.trash-days", "45");
        await TypeAsync(eve, "leads.hold-hours", "24");
        await eve.Keyboard.PressAsync("Enter");
        await Expect(Value(ada, "leads.hold-hours")).ToHaveTextAsync("24 hours");
        await Expect(Field(ada, "leads.trash-days")).ToHaveValueAsync("45");
        await Expect(Field(ada, "leads.trash-days")).ToBeFocusedAsync();

        await TypeAsync(eve, "leads.trash-days", "60");
        await eve.Keyboard.PressAsync("Enter");
        await Expect(Value(eve, "leads.trash-days")).ToHaveTextAsync("60 days");
        await Field(ada, "leads.trash-days").PressAsync("Enter");
        await Expect(Row(ada, "leads.trash-days").GetByRole(AriaRole.Alert).First).ToContainTextAsync("Eve Moss changed this");
        await ada.GetByRole(AriaRole.Button, new() { Name = "Use mine: 45 days" }).ClickAsync();
        await Expect(Value(eve, "leads.trash-days")).ToHaveTextAsync("45 days");
        Assert.Equal(45, await host.Get<TenantSettings>().GetAsync(host.TenantId, SettingCatalog.TrashDays, default));
    }

    [Fact]
    public async Task A_value_is_checked_in_place_kept_over_a_reload_put_back_and_given_up()
    {
        await using var host = await TestHost.StartAsync();
        var page = await LiveAsync(host, await host.SomebodyAsync("Ada Brandt", BuiltInRoles.Admin), "/settings#leads.trash-days");
        await Expect(Row(page, "leads.trash-days")).ToBeInViewportAsync();
        await Expect(page.Locator(".setting.aimed")).ToHaveAttributeAsync("id", "leads.trash-days");

        await TypeAsync(page, "leads.trash-days", "9999");
        await page.Keyboard.PressAsync("Enter");
        await Expect(Row(page, "leads.trash-days")).ToContainTextAsync("Trash can be 1 to 365 days.");
        await page.ReloadAsync();
        await Expect(Field(page, "leads.trash-days")).ToHaveValueAsync("9999");
        await Field(page, "leads.trash-days").FillAsync("90");
        await Field(page, "leads.trash-days").PressAsync("Enter");
        await Expect(Value(page, "leads.trash-days")).ToHaveTextAsync("90 days");
        await Expect(Row(page, "leads.trash-days")).ToContainTextAsync("inherited: 30 days");
        await TypeAsync(page, "leads.trash-days", "80");
        await page.Keyboard.PressAsync("Enter");
        await Expect(Value(page, "leads.trash-days")).ToHaveTextAsync("80 days");

        await page.GetByRole(AriaRole.Button, new() { Name = "History of Trash" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Put back 90 days" }).ClickAsync();
        await Expect(Value(page, "leads.trash-days")).ToHaveTextAsync("90 days");
        await page.GetByRole(AriaRole.Button, new() { Name = "Go back to it: Trash" }).ClickAsync();
        await Expect(Value(page, "leads.trash-days")).ToHaveTextAsync("30 days");
        await Expect(page.Locator(".fact-history li")).ToHaveCountAsync(4);
    }

    [Fact]
    public async Task Settings_are_found_by_words_and_by_the_palette_and_several_are_changed_together()
    {
        await using var host = await TestHost.StartAsync();
        var page = await LiveAsync(host, await host.SomebodyAsync("Ada Brandt", BuiltInRoles.Admin), "/settings");
        var search = page.GetByPlaceholder("Find a setting");
        await search.FillAsync("probability");
        await search.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("q=probability"));
        await Expect(page.Locator(".setting:visible")).ToHaveCountAsync(5);

        await page.GetByRole(AriaRole.Button, new() { Name = "Change together… Probabilities" }).ClickAsync();
        await page.Locator("dialog").GetByLabel("Probability in New").FillAsync("15");
        await page.Locator("dialog").GetByLabel("Probability in Proposal").FillAsync("165");
        await page.GetByRole(AriaRole.Button, new() { Name = "See what changes" }).ClickAsync();
        await Expect(page.GetByText("Probability in Proposal can be 0 to 100 percent.")).ToBeVisibleAsync();
        await page.Locator("dialog").GetByLabel("Probability in Proposal").FillAsync("65");
        await page.GetByRole(AriaRole.Button, new() { Name = "See what changes" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "What changes" }).Locator("tbody tr")).ToHaveCountAsync(2);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save 2 changes" }).ClickAsync();
        await Expect(Value(page, "opportunities.probability-proposal")).ToHaveTextAsync("65%");

        await Expect(page.Locator("dialog[open]")).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("Control+k");
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Search or run a command" }).FillAsync("longest hold");
        await page.GetByRole(AriaRole.Option, new() { Name = "Longest hold" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/settings#leads.hold-hours$"));
        await Expect(page.Locator(".setting.aimed")).ToHaveAttributeAsync("id", "leads.hold-hours");
    }

    [Fact]
    public async Task The_page_has_no_serious_finding_while_much_is_open()
    {
        await using var host = await TestHost.StartAsync();
        var ada = await host.SomebodyAsync("Ada Brandt", BuiltInRoles.Admin);
        await host.Get<ChangeSettings>().RunAsync(SettingScope.Tenant, [new("leads.trash-days", "45", 0), new("leads.forbidden-words", "haunted\ncrime free\nexclusive\nsteal", 0)], ada, default);
        await host.Get<ChangeSettings>().RunAsync(SettingScope.Installation, [new("leads.hold-hours", "48", 0)], ada, default);
        var findings = new List<string>();
        foreach (var (size, width, height) in PageLook.Screens)
        {
            var page = await LiveAsync(host, ada, "/settings#leads.trash-days", width, height);
            await page.GetByRole(AriaRole.Button, new() { Name = "History of Trash" }).ClickAsync();
            // It takes the focus once it is there, and an editor that loses it closes.
            await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "History of Trash" })).ToContainTextAsync("45");
            await TypeAsync(page, "leads.import-undo-days", "9999");
            await page.Keyboard.PressAsync("Enter");
            await Expect(Row(page, "leads.import-undo-days")).ToContainTextAsync("can be 0 to 365 days.");
            findings.AddRange(await page.FindingsInBothThemesAsync($"settings-open-{size}"));
            await page.GetByRole(AriaRole.Button, new() { Name = "Change together… Countdown" }).ClickAsync();
            await Expect(page.Locator("dialog[open]")).ToBeVisibleAsync();
            findings.AddRange(await page.FindingsInBothThemesAsync($"settings-together-{size}"));
            await page.Context.LeaveAsync();
        }

        Assert.True(findings.Count == 0, string.Join(Environment.NewLine, findings));
    }

    private static ILocator Row(IPage page, string key) => page.Locator($"[id='{key}']");

    private static ILocator Value(IPage page, string key) => Row(page, key).Locator("[data-fact-open]");

    private static ILocator Field(IPage page, string key) => Row(page, key).Locator(".fact-editor :is(input, select, textarea)");

    private static async Task TypeAsync(IPage page, string key, string text)
    {
        await Value(page, key).ClickAsync();
        await Field(page, key).FillAsync(text);
    }

    private async Task<IPage> LiveAsync(TestHost host, Actor who, string path, int width = 1440, int height = 900)
    {
        var page = await browsers.PageAsync(host, who, path, width, height);
        await Expect(page.Locator(".app[data-interactive]")).ToBeVisibleAsync();
        await Expect(page.Locator(".settings-list[data-attached]")).ToBeVisibleAsync();
        return page;
    }
}
