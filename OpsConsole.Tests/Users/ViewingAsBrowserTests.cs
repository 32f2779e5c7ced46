using Microsoft.Playwright;
using OpsConsole.Core;
using OpsConsole.Core.Permissions;
using OpsConsole.Tests.Ground;
using static Microsoft.Playwright.Assertions;

namespace OpsConsole.Tests.Users;

[Collection(nameof(InBrowsers))]
public sealed class ViewingAsBrowserTests(Browsers browsers)
{
    [Fact]
    public async Task All_tabs_show_the_other_person_with_a_banner_until_one_goes_back()
    {
        await using var host = await TestHost.StartAsync();
        var (iris, ana) = (await host.SomebodyAsync("Iris Admin", BuiltInRoles.Admin), await host.AnaAsync());
        var page = await OpenAsync(host, iris, $"/users/{ana.UserId}");
        var second = await page.Context.NewPageAsync();
        await second.GotoAsync("/leads");
        await Expect(second.Locator(".app[data-interactive]")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "View as" }).PressAsync("Enter");

        foreach (var tab in new[] { page, second })
        {
            await Expect(tab.Locator(".viewing-banner")).ToContainTextAsync("You see the console as Ana Duarte.");
            await Expect(tab.Locator(".app[data-interactive]")).ToBeVisibleAsync();
            await Expect(tab.Locator("#nav").GetByRole(AriaRole.Link, new() { Name = "My leads" })).ToBeVisibleAsync();
            await Expect(tab.Locator("#nav").GetByRole(AriaRole.Link, new() { Name = "Users", Exact = true })).ToHaveCountAsync(0);
        }

        await page.GotoAsync("/portal/leads");
        await Expect(page.Locator(".viewing-banner")).ToBeVisibleAsync();
        await Expect(page.Locator("h1")).ToContainTextAsync("My leads");
        await page.GotoAsync("/profile");
        await Expect(page.Locator(".app[data-interactive]")).ToBeVisibleAsync();
        await page.GetByLabel("Name").First.FillAsync("Somebody else");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("Go back to yourself to change something.").First).ToBeVisibleAsync();

        // What is refused does not stay as if it were chosen.
        foreach (var (role, chosen, stays) in new[] { (AriaRole.Checkbox, "No mail at all", null), (AriaRole.Radio, "Compact", "Comfortable"), (AriaRole.Radio, "My own", "Those of the firm") })
        {
            await page.GetByRole(role, new() { Name = chosen }).PressAsync(" ");
            await Expect(page.GetByRole(role, new() { Name = chosen })).Not.ToBeCheckedAsync();
            if (stays is not null)
                await Expect(page.GetByRole(role, new() { Name = stays })).ToBeCheckedAsync();
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Back to yourself" }).PressAsync("Enter");
        foreach (var tab in new[] { page, second })
        {
            await Expect(tab.Locator(".viewing-banner")).ToHaveCountAsync(0);
            await Expect(tab.Locator("#nav").GetByRole(AriaRole.Link, new() { Name = "Users", Exact = true })).ToBeVisibleAsync();
        }
    }

    [Fact]
    public async Task The_banner_has_no_serious_finding_on_a_desk_or_a_phone()
    {
        await using var host = await TestHost.StartAsync();
        var (iris, sam) = (await host.SomebodyAsync("Iris Admin", BuiltInRoles.Admin), await host.SamAsync());
        var findings = new List<string>();
        foreach (var (size, width, height) in PageLook.Screens)
        {
            var page = await browsers.PageAsync(host, iris, $"/users/{sam.UserId}", width, height);
            await Expect(page.Locator(".app[data-interactive]")).ToBeVisibleAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "View as" }).ClickAsync();
            await Expect(page.Locator(".viewing-banner")).ToBeVisibleAsync();
            await page.GotoAsync("/leads");
            await Expect(page.Locator(".list-page[data-attached]")).ToBeVisibleAsync();
            findings.AddRange(await page.FindingsInBothThemesAsync($"viewing-as-{size}"));
            await page.Context.LeaveAsync();
        }

        Assert.True(findings.Count == 0, string.Join(Environment.NewLine, findings));
    }

    private async Task<IPage> OpenAsync(TestHost host, Actor who, string path)
    {
        var page = await browsers.PageAsync(host, who, path);
        await Expect(page.Locator(".app[data-interactive]")).ToBeVisibleAsync();
        return page;
    }
}
