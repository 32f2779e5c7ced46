using System.Globalization;
using Microsoft.Playwright;
using OpsConsole.Core;
using OpsConsole.Core.Flags;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Users;
using OpsConsole.Core.Users.Roles;
using OpsConsole.Core.Views;
using OpsConsole.Tests.Ground;
using static Microsoft.Playwright.Assertions;

namespace OpsConsole.Tests.Users.Roles;

/// <summary>Roles of the firm's own on the page of roles: made, renamed and removed by keyboard, before somebody else's eyes.</summary>
[Collection(nameof(InBrowsers))]
public sealed class OwnRoleBrowserTests(Browsers browsers)
{
    [Fact]
    public async Task A_role_is_made_renamed_and_removed_by_keyboard_and_the_other_administrator_sees_it()
    {
        await using var host = await TestHost.StartAsync();
        var (iris, maria) = (await host.SomebodyAsync("Iris Admin", BuiltInRoles.Admin), await host.MariaAsync());
        var onlooker = await OpenAsync(host, await host.SomebodyAsync("Ivo Admin", BuiltInRoles.Admin), "/users/roles?q=all+leads");
        var page = await OpenAsync(host, iris, "/users/roles");

        await page.GetByRole(AriaRole.Button, new() { Name = "New role…" }).PressAsync("Enter");
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Name").FillAsync("manager");
        await dialog.GetByLabel("Name").PressAsync("Enter");
        await Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("There is a role “Manager” already.");
        await dialog.GetByLabel("Name").FillAsync("Closers");
        await dialog.GetByLabel("What it is for").FillAsync("Bring deals to the table");
        await dialog.GetByLabel("It may at first").SelectOptionAsync([new SelectOptionValue { Label = "The same as Finance (6 permissions)" }]);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Make the role" }).PressAsync("Enter");
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Checkbox, new() { Name = "Closers: See all leads" })).ToBeCheckedAsync();
        await Expect(onlooker.GetByRole(AriaRole.Checkbox, new() { Name = "Closers: See all leads" })).ToBeCheckedAsync();

        await GiveAsync(host, maria, iris, "Closers", BuiltInRoles.Staff);
        await page.GetByRole(AriaRole.Button, new() { Name = "Closers" }).PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex(@"role=\d+$"));
        await dialog.GetByLabel("Name").FillAsync("Deal closers");
        await dialog.GetByLabel("Name").PressAsync("Enter");
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(onlooker.GetByRole(AriaRole.Button, new() { Name = "Deal closers" })).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Deal closers" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Remove…" }).PressAsync("Enter");
        await Expect(dialog).ToContainTextAsync("Maria Keller has it");
        await Expect(dialog.GetByRole(AriaRole.Link, new() { Name = "See them in the list" })).ToHaveAttributeAsync("href", new System.Text.RegularExpressions.Regex("^/users\\?q=role%3A%22Deal%20closers%22$"));
        await dialog.GetByLabel("They get instead").SelectOptionAsync([new SelectOptionValue { Label = "Finance" }]);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Remove", Exact = true }).PressAsync("Enter");
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(page.GetByText("1 person has Finance instead.")).ToBeVisibleAsync();
        await Expect(onlooker.GetByRole(AriaRole.Button, new() { Name = "Deal closers" })).ToHaveCountAsync(0);
        Assert.True((await host.Get<AccessDirectory>().FindAsync(maria.UserId!.Value))!.Roles.SetEquals([BuiltInRoles.Staff, BuiltInRoles.Finance]));
    }

    [Fact]
    public async Task What_cannot_be_done_is_said_where_it_would_be_done()
    {
        await using var host = await TestHost.StartAsync();
        var iris = await host.SomebodyAsync("Iris Admin", BuiltInRoles.Admin);
        var id = (await host.Get<MakeRole>().RunAsync(new("Closers"), null, iris, default)).Value;
        var page = await OpenAsync(host, iris, "/users/roles");
        await page.GetByRole(AriaRole.Button, new() { Name = "Manager" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync("The role “Manager” belongs to the product");
        await Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Remove…" })).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("Escape");
        await Expect(dialog).ToHaveCountAsync(0);

        // Somebody else removes it while it is open here.
        await page.GetByRole(AriaRole.Button, new() { Name = "Closers" }).ClickAsync();
        await dialog.GetByLabel("Name").FillAsync("Seniors");
        Assert.True((await host.Get<RemoveRole>().RunAsync(new(id, 1), null, await host.SomebodyAsync("Ivo Admin", BuiltInRoles.Admin), default)).Succeeded);
        await Expect(page.Locator(".matrix-role", new() { HasTextString = "Closers" })).ToHaveCountAsync(0);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("The role was not found. It may have been removed.");
        await Expect(dialog.GetByLabel("Name")).ToHaveValueAsync("Seniors");

        var onlooker = await OpenAsync(host, await host.SamAsync(), "/users/roles?role=new");
        await Expect(onlooker.GetByRole(AriaRole.Button, new() { Name = "New role…" })).ToHaveAttributeAsync("aria-disabled", "true");
        await Expect(onlooker.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_dialogs_have_no_serious_finding_on_a_desk_or_a_phone()
    {
        await using var host = await TestHost.StartAsync();
        var (iris, sam) = (await host.SomebodyAsync("Iris Admin", BuiltInRoles.Admin), await host.SamAsync());
        var id = (await host.Get<MakeRole>().RunAsync(new("Deal closers", "Bring deals to the table"), null, iris, default)).Value;
        foreach (var name in new[] { "Maria Keller", "Jonas Reyes", "Bo Lind", "Cora Diaz", "Dan Ito", "Eve Moss", "Finn Oak" })
            await GiveAsync(host, await host.SomebodyAsync(name, BuiltInRoles.Staff), iris, "Deal closers", BuiltInRoles.Staff);
        await host.Get<SaveView>().RunAsync(ViewedList.Users, new("Who closes", "q=role%3A%22Deal%20closers%22", false, false), sam, default);
        await host.Get<ChangeFlag>().RunAsync(new("leads.onlookers", 0), new() { IsOn = true, Roles = ["Deal closers"] }, iris, default);
        var findings = new List<string>();
        var own = id.ToString(CultureInfo.InvariantCulture);
        var manager = (await host.Get<RoleMatrixQuery>().LoadAsync(host.TenantId, default)).Single(role => role.Name == BuiltInRoles.Manager).Id;
        foreach (var (size, width, height) in PageLook.Screens)
            foreach (var (name, query) in new[] { ("page", ""), ("new", "?role=new"), ("own", $"?role={own}"), ("built-in", $"?role={manager}"), ("remove", $"?remove={own}") })
            {
                var page = await browsers.PageAsync(host, iris, $"/users/roles{query}", width, height);
                await Expect(page.Locator(".app[data-interactive]")).ToBeVisibleAsync();
                if (query.Length > 0)
                    await Expect(page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Heading)).ToBeVisibleAsync();
                await page.SettledAsync();
                findings.AddRange(await page.FindingsInBothThemesAsync($"own-roles-{name}-{size}"));
                await page.Context.LeaveAsync();
            }

        Assert.True(findings.Count == 0, string.Join(Environment.NewLine, findings));
    }

    private static async Task GiveAsync(TestHost host, Actor who, Actor by, params string[] roles)
    {
        await using var db = host.Open();
        var stamp = (await db.Users.FindAsync(who.UserId!.Value))!.ConcurrencyStamp!;
        Assert.True((await host.Get<ChangeUserRoles>().RunAsync(new(who.UserId.Value, stamp), roles, by, default)).Succeeded);
    }

    private async Task<IPage> OpenAsync(TestHost host, Actor who, string path)
    {
        var page = await browsers.PageAsync(host, who, path);
        await Expect(page.Locator(".app[data-interactive]")).ToBeVisibleAsync();
        return page;
    }
}
