using Microsoft.Playwright;
using OpsConsole.Core.Activity.Checking;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Users;
using OpsConsole.Tests.Ground;
using static Microsoft.Playwright.Assertions;

namespace OpsConsole.Tests.Activity;

[Collection(nameof(InBrowsers))]
public sealed class ActivityBrowserTests(Browsers browsers)
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Fact]
    public async Task What_is_new_waits_above_until_somebody_wants_it_and_an_entry_opens_by_the_keyboard()
    {
        await using var host = await TestHost.StartAsync();
        var (ada, ana) = (await host.SomebodyAsync("Ada Brandt", BuiltInRoles.Admin), await host.SomebodyAsync("Ana Duarte", BuiltInRoles.Agent));
        await host.Get<ChangeOwnName>().RunAsync("Ana Silva", ana, ct);
        var page = await browsers.PageAsync(host, ada, "/activity?did=user.renamed");
        var rows = page.Locator(".table.activity tbody");
        await Expect(rows).ToHaveCountAsync(1);
        await Expect(page.Locator(".app[data-interactive]")).ToBeVisibleAsync();

        await host.Get<ChangeOwnName>().RunAsync("Ana Costa", ana, ct);
        await host.Get<ChangeOwnName>().RunAsync("Ana Reis", ana, ct);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Show 2 new" })).ToBeVisibleAsync();
        await Expect(rows).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Button, new() { Name = "Show 2 new" }).PressAsync("Enter");
        await Expect(rows).ToHaveCountAsync(3);

        await rows.Nth(1).GetByRole(AriaRole.Link, new() { Name = "Open entry" }).PressAsync("Enter");
        await Expect(page.Locator(".before-after")).ToContainTextAsync("Ana Silva");
        await Expect(page.Locator(".before-after")).ToContainTextAsync("Ana Costa");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("open=\\d+"));

        // The account's page counts as one look, though it is drawn twice.
        await page.GotoAsync($"/users/{ana.UserId}");
        await Expect(page.GetByText("opened this account")).ToHaveCountAsync(1);
        await page.ReloadAsync();
        await Expect(page.Locator(".app[data-interactive]")).ToBeVisibleAsync();
        await Expect(page.GetByText("opened this account")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_verification_is_asked_for_by_one_and_its_outcome_comes_up_for_another()
    {
        await using var host = await TestHost.StartAsync();
        var (ada, maria) = (await host.SomebodyAsync("Ada Brandt", BuiltInRoles.Admin), await host.MariaAsync());
        var hers = await browsers.PageAsync(host, ada, "/activity");
        var others = await browsers.PageAsync(host, maria, "/activity");
        await Expect(others.GetByRole(AriaRole.Button, new() { Name = "Verify now" })).ToHaveAttributeAsync("aria-disabled", "true");
        await Expect(hers.Locator(".app[data-interactive]")).ToBeVisibleAsync();
        await hers.GetByRole(AriaRole.Button, new() { Name = "Verify now" }).ClickAsync();
        await Expect(others.GetByLabel("The chain")).ToContainTextAsync("when verified");
        Assert.True((await host.Get<ActivityChainQuery>().LoadAsync(host.TenantId, ct)).Last!.IsWhole);
    }
}
