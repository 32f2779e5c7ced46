using Microsoft.Playwright;
using OpsConsole.Core;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Users;
using OpsConsole.Tests.Ground;
using static Microsoft.Playwright.Assertions;

namespace OpsConsole.Tests.Users;

/// <summary>The list of users and an account's page with two people before them.</summary>
[Collection(nameof(InBrowsers))]
public sealed class UserListBrowserTests(Browsers browsers)
{
    [Fact]
    public async Task A_change_of_roles_and_a_shut_account_are_seen_by_everybody_who_looks()
    {
        await using var host = await TestHost.StartAsync();
        var (iris, sam) = (await host.SomebodyAsync("Iris Admin", BuiltInRoles.Admin), await host.SamAsync());
        var onlooker = await OpenAsync(host, await host.SomebodyAsync("Ivo Admin", BuiltInRoles.Admin), "/users?q=status%3Aactive");
        var page = await OpenAsync(host, iris, $"/users/{sam.UserId}");
        var theirs = await OpenAsync(host, sam, "/tasks");

        await page.GetByRole(AriaRole.Button, new() { Name = "Change roles…" }).PressAsync("Enter");
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Roles of Sam Okafor" });
        await dialog.GetByRole(AriaRole.Checkbox, new() { Name = "Manager" }).PressAsync("Space");
        await Expect(dialog.GetByRole(AriaRole.Status)).ToContainTextAsync("Gets");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).PressAsync("Enter");
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(Row(onlooker, "Sam Okafor")).ToContainTextAsync("Manager, Staff");
        await Expect(page.GetByText("now Manager")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Disable…" }).PressAsync("Enter");
        dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Disable" }).ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("Say in a few words why");
        await dialog.GetByLabel("Why").FillAsync("Left the firm");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Disable" }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);

        await Expect(Row(onlooker, "Sam Okafor")).ToHaveCountAsync(0);
        await Expect(page.GetByText("Iris Admin: Left the firm")).ToBeVisibleAsync();
        await Expect(theirs).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/sign-in"));
        Assert.Equal(Actor.Nobody, await host.Get<AccessDirectory>().ActorAsync(sam.UserId!.Value));
    }

    [Fact]
    public async Task A_session_that_is_ended_closes_its_page_at_once_and_leaves_the_others()
    {
        await using var host = await TestHost.StartAsync();
        var (iris, sam) = (await host.SomebodyAsync("Iris Admin", BuiltInRoles.Admin), await host.SamAsync());
        var (desk, laptop) = (await OpenAsync(host, sam, "/tasks"), await OpenAsync(host, sam, "/leads"));
        var page = await OpenAsync(host, iris, $"/users/{sam.UserId}");

        var ends = page.GetByRole(AriaRole.Button, new() { NameRegex = new("^End this session") });
        await Expect(ends).ToHaveCountAsync(2);
        await ends.Last.PressAsync("Enter");
        await Expect(ends).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Button, new() { Name = "End all sessions" }).ClickAsync();

        foreach (var closed in new[] { desk, laptop })
            await Expect(closed).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/sign-in"));
        await Expect(page.GetByText("Nowhere at present.")).ToBeVisibleAsync();
        await Expect(page.GetByText("ended").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_keyboard_alone_filters_selects_saves_a_view_and_opens()
    {
        await using var host = await TestHost.StartAsync();
        var iris = await host.SomebodyAsync("Iris Admin", BuiltInRoles.Admin);
        await host.MariaAsync();
        await host.JonasAsync();
        var sam = await host.SamAsync();
        var page = await OpenAsync(host, iris, "/users");

        await page.Keyboard.PressAsync("f");
        await page.Keyboard.TypeAsync("role:manager,staff");
        await page.Keyboard.PressAsync("Enter");
        await Expect(Rows(page)).ToHaveCountAsync(3);
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("x");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("x");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Chosen users" })).ToContainTextAsync("2 chosen");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save view" }).PressAsync("Enter");
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Name").FillAsync("The office");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "The office" })).ToHaveAttributeAsync("aria-current", "page");

        await page.GetByLabel("Filter and search").FillAsync("okafor");
        await page.Keyboard.PressAsync("Enter");
        await Expect(Rows(page)).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"/users/{sam.UserId}$"));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Sam Okafor" })).ToBeVisibleAsync();
        await page.GoBackAsync();
        await Expect(page.GetByLabel("Filter and search")).ToHaveValueAsync("okafor");

        var leads = await OpenAsync(host, iris, "/leads");
        await Expect(leads.GetByRole(AriaRole.Link, new() { Name = "The office" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Who_may_only_look_sees_why_nothing_can_be_changed()
    {
        await using var host = await TestHost.StartAsync();
        var maria = await host.MariaAsync();
        var page = await OpenAsync(host, await host.SamAsync(), $"/users/{maria.UserId}");

        foreach (var name in new[] { "Change roles…", "Disable…", "Send a reset link" })
        {
            var button = page.GetByRole(AriaRole.Button, new() { Name = name });
            await Expect(button).ToHaveAttributeAsync("aria-disabled", "true");
            await Expect(button).ToHaveAttributeAsync("title", new System.Text.RegularExpressions.Regex("users.manage"));
            await button.ClickAsync(new() { Force = true });
        }

        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        Assert.False((await host.Get<AccessDirectory>().FindAsync(maria.UserId!.Value))!.IsDisabled);
    }

    [Fact]
    public async Task The_dialogs_have_no_serious_finding_on_a_desk_or_a_phone()
    {
        await using var host = await TestHost.StartAsync();
        var (iris, maria) = (await host.SomebodyAsync("Iris Admin", BuiltInRoles.Admin), await host.MariaAsync());
        var findings = new List<string>();
        foreach (var (size, width, height) in PageLook.Screens)
            foreach (var (name, button) in new[] { ("user-roles", "Change roles…"), ("user-status", "Disable…") })
            {
                var page = await browsers.PageAsync(host, iris, $"/users/{maria.UserId}", width, height);
                await Expect(page.Locator(".app[data-interactive]")).ToBeVisibleAsync();
                await page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
                await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
                if (name == "user-roles")
                    await page.GetByRole(AriaRole.Checkbox, new() { Name = "Finance" }).CheckAsync();
                findings.AddRange(await page.FindingsInBothThemesAsync($"{name}-{size}"));
                await page.Context.LeaveAsync();
            }

        Assert.True(findings.Count == 0, string.Join(Environment.NewLine, findings));
    }

    private static ILocator Rows(IPage page) => page.Locator("table[data-list] tbody tr");

    private static ILocator Row(IPage page, string name) => Rows(page).Filter(new() { HasText = name });

    private async Task<IPage> OpenAsync(TestHost host, Actor who, string path)
    {
        var page = await browsers.PageAsync(host, who, path);
        await Expect(page.Locator(".app[data-interactive]")).ToBeVisibleAsync();
        if (path.StartsWith("/users", StringComparison.Ordinal) && !path.StartsWith("/users/", StringComparison.Ordinal))
            await Expect(page.Locator(".list-page[data-attached]")).ToBeVisibleAsync();
        return page;
    }
}
