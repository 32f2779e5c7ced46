using Microsoft.Playwright;
using OpsConsole.Core;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Users;
using OpsConsole.Tests.Ground;
using static Microsoft.Playwright.Assertions;

namespace OpsConsole.Tests.Users;

/// <summary>The matrix of roles with two administrators before it, and somebody whose rights change.</summary>
[Collection(nameof(InBrowsers))]
public sealed class RoleBrowserTests(Browsers browsers)
{
    [Fact]
    public async Task A_change_is_kept_through_a_reload_shown_person_by_person_and_counts_at_once()
    {
        await using var host = await TestHost.StartAsync();
        var (iris, maria) = (await host.SomebodyAsync("Iris Admin", BuiltInRoles.Admin), await host.MariaAsync());
        var board = await OpenAsync(host, maria, "/leads/board");
        var onlooker = await OpenAsync(host, await host.SomebodyAsync("Ivo Admin", BuiltInRoles.Admin), "/users/roles?q=all+leads");
        var page = await OpenAsync(host, iris, "/users/roles");

        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Manager: See all leads" }).PressAsync("Space");
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Buyer: See all leads" }).PressAsync("Space");
        await Expect(page.GetByText("2 changes, not saved")).ToBeVisibleAsync();
        await page.ReloadAsync();
        await Expect(page.Locator(".app[data-interactive]")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Checkbox, new() { Name = "Manager: See all leads" })).Not.ToBeCheckedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Review changes…" }).PressAsync("Enter");
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Save 2 changes?" });
        await Expect(dialog).ToContainTextAsync("Maria Keller loses it.");
        await Expect(dialog).ToContainTextAsync("Nobody gets it who does not have it already.");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).PressAsync("Enter");

        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(page.GetByText("not saved")).ToHaveCountAsync(0);
        await Expect(onlooker.GetByRole(AriaRole.Checkbox, new() { Name = "Manager: See all leads" })).Not.ToBeCheckedAsync();
        await Expect(board.Locator(".board")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Who_saves_late_is_told_who_was_first_and_keeps_what_they_ticked()
    {
        await using var host = await TestHost.StartAsync();
        var (iris, ivo) = (await host.SomebodyAsync("Iris Admin", BuiltInRoles.Admin), await host.SomebodyAsync("Ivo Admin", BuiltInRoles.Admin));
        var page = await OpenAsync(host, iris, "/users/roles");
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Finance: See users" }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Review changes…" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByText("Nobody gets it")).ToBeVisibleAsync();
        var finance = (await host.Get<RoleMatrixQuery>().LoadAsync(host.TenantId, default)).Single(role => role.Name == BuiltInRoles.Finance);
        Assert.True((await host.Get<ChangeRolePermissions>().RunAsync([new(finance.Ref, [LeadPermissions.View])], ivo, default)).Succeeded);

        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("Ivo Admin");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Checkbox, new() { Name = "Finance: See users" })).ToBeCheckedAsync();
        await Expect(page.GetByText("1 change, not saved")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Review changes…" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
        var now = (await host.Get<RoleMatrixQuery>().LoadAsync(host.TenantId, default)).Single(role => role.Name == BuiltInRoles.Finance);
        Assert.True(now.Permissions.SetEquals([LeadPermissions.View, UserPermissions.View]));
    }

    [Fact]
    public async Task Who_may_only_look_sees_why_nothing_can_be_ticked()
    {
        await using var host = await TestHost.StartAsync();
        var page = await OpenAsync(host, await host.SamAsync(), "/users/roles");
        await Expect(page.Locator(".page-lead")).ToContainTextAsync("Your role does not include “Change users, their roles and their locks”");
        await Expect(page.GetByRole(AriaRole.Checkbox, new() { Name = "Manager: See all leads" })).ToBeDisabledAsync();
    }

    [Fact]
    public async Task The_review_has_no_serious_finding_on_a_desk_or_a_phone()
    {
        await using var host = await TestHost.StartAsync();
        var iris = await host.SomebodyAsync("Iris Admin", BuiltInRoles.Admin);
        await host.MariaAsync();
        var roles = (await host.Get<RoleMatrixQuery>().LoadAsync(host.TenantId, default)).ToDictionary(role => role.Name, role => role.Id);
        var findings = new List<string>();
        foreach (var (size, width, height) in PageLook.Screens)
        {
            var page = await browsers.PageAsync(host, iris, $"/users/roles?change={roles[BuiltInRoles.Manager]}:-leads.view,-leads.merge;{roles[BuiltInRoles.Buyer]}:%2Bleads.view", width, height);
            await Expect(page.Locator(".app[data-interactive]")).ToBeVisibleAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Review changes…" }).ClickAsync();
            await Expect(page.GetByText("Maria Keller loses it.").First).ToBeVisibleAsync();
            findings.AddRange(await page.FindingsInBothThemesAsync($"roles-review-{size}"));
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
