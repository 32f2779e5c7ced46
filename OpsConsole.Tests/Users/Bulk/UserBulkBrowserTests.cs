using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using OpsConsole.Core;
using OpsConsole.Core.Bulk;
using OpsConsole.Core.Live;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Users;
using OpsConsole.Core.Users.Bulk;
using OpsConsole.Core.Work;
using OpsConsole.Tests.Ground;
using static Microsoft.Playwright.Assertions;

namespace OpsConsole.Tests.Users.Bulk;

/// <summary>A bulk change of users as somebody makes it: chosen in the list, looked at, started, followed through a reload and a restart, undone.</summary>
[Collection(nameof(InBrowsers))]
public sealed class UserBulkBrowserTests(Browsers browsers)
{
    private const int Accounts = (2 * BulkBatch.Most) + 10;

    private static readonly CancellationToken ct = CancellationToken.None;

    [Fact]
    public async Task Accounts_are_shut_through_a_reload_and_a_restart_their_pages_close_and_they_are_opened_again()
    {
        await using var host = await TestHost.StartAsync(configure: services => services.WithoutWork());
        var (iris, ana) = (await IrisAsync(host), await host.AnaAsync());
        await AccountsAsync(host, Accounts - 1);
        var hers = await browsers.PageAsync(host, ana, "/portal/leads");
        await Expect(hers.Locator(".app[data-interactive]")).ToBeVisibleAsync();
        var page = await browsers.PageAsync(host, iris, "/users?q=role%3AAgent");
        await Expect(page.Locator(".app[data-interactive]")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Checkbox).First.CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = $"Choose all {Accounts} that match" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Change…" }).PressAsync("Enter");
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = $"Change {Accounts} accounts" });
        await dialog.GetByLabel("What to do").SelectOptionAsync("Disable");
        await Expect(dialog.GetByText($"{Accounts} accounts will be disabled. None is left out.")).ToBeVisibleAsync();
        await Expect(dialog.GetByText("1 open sign-in ends at once.")).ToBeVisibleAsync();
        var start = dialog.GetByRole(AriaRole.Button, new() { Name = $"Start with {Accounts} accounts" });
        await start.ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("Say in a few words why");
        await dialog.GetByLabel("Why").FillAsync("Season is over");
        await dialog.GetByLabel("Why").BlurAsync();
        await Expect(dialog.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
        await start.ClickAsync();
        await Expect(page.GetByText("Waiting for its turn")).ToBeVisibleAsync();

        var (actionId, claim) = await ClaimAsync(host);
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"/users/bulk/{actionId}$"));
        await RunBatchAsync(host, actionId, claim);
        await Expect(page.GetByText($"{BulkBatch.Most} of {Accounts} accounts")).ToBeVisibleAsync();
        await Expect(hers).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/sign-in"));
        await page.ReloadAsync();
        await Expect(page.GetByText($"{BulkBatch.Most} of {Accounts} accounts")).ToBeVisibleAsync();
        await host.RestartAsync();
        await host.Get<RunWork>().RunAsync(claim, ct);
        await Expect(page.GetByText($"{Accounts} accounts disabled.")).ToBeVisibleAsync(new() { Timeout = 40_000 });
        await Expect(page.GetByText("“Season is over”")).ToBeVisibleAsync();
        await Expect(page.Locator(".app[data-interactive]")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Undo…" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = $"Undo {Accounts} accounts" }).ClickAsync();
        await Expect(page.GetByText("Being undone")).ToBeVisibleAsync();
        await host.Get<RunWork>().RunAsync((await ClaimAsync(host)).Claim, ct);
        await Expect(page.GetByText($"{Accounts} accounts put back")).ToBeVisibleAsync();
        await using var db = host.Open();
        Assert.False(await db.Users.AnyAsync(user => user.IsDisabled, ct));
        Assert.Equal(2 * Accounts, await db.Activity.CountAsync(entry => entry.Action == "user.disabled" || entry.Action == "user.enabled", ct));
    }

    [Fact]
    public async Task Oneself_is_left_out_by_name_and_what_cannot_be_done_says_why()
    {
        await using var host = await TestHost.StartAsync(configure: services => services.WithoutWork());
        var (iris, sam) = (await IrisAsync(host), await host.SamAsync());
        await AccountsAsync(host, 3);
        var page = await browsers.PageAsync(host, iris, "/users");
        await Expect(page.Locator(".app[data-interactive]")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Checkbox).First.CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Change…" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByRole(AriaRole.Option, new() { Name = "Add credits (there are no wallets yet)" })).ToBeDisabledAsync();
        await dialog.GetByLabel("What to do").SelectOptionAsync("Give a role");
        await dialog.GetByLabel("Role").SelectOptionAsync("Staff");
        await Expect(dialog.GetByText("3 accounts will be given the role Staff.")).ToBeVisibleAsync();
        await Expect(dialog.GetByText("That is you")).ToBeVisibleAsync();
        await Expect(dialog.GetByText("Has the role already")).ToBeVisibleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Start with 3 accounts" }).PressAsync("Enter");
        await Expect(page.GetByText("Waiting for its turn")).ToBeVisibleAsync();
        var (actionId, claim) = await ClaimAsync(host);
        await host.Get<RunWork>().RunAsync(claim, ct);
        await Expect(page.GetByText("3 accounts given the role Staff.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Left out" }).ClickAsync();
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(2);
        await Expect(page.Locator("tbody")).ToContainTextAsync("That is you.");

        var theirs = await browsers.PageAsync(host, sam, $"/users/bulk/{actionId}");
        await Expect(theirs.Locator(".app[data-interactive]")).ToBeVisibleAsync();
        var undo = theirs.GetByRole(AriaRole.Button, new() { Name = "Undo…" });
        await Expect(undo).ToHaveAttributeAsync("title", "Your role does not include “Change users, their roles and their locks”.");
        await undo.ClickAsync(new() { Force = true });
        await Expect(theirs.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await theirs.GotoAsync("/users");
        await Expect(theirs.Locator(".app[data-interactive]")).ToBeVisibleAsync();
        await theirs.GetByRole(AriaRole.Checkbox).First.CheckAsync();
        await Expect(theirs.GetByRole(AriaRole.Region, new() { Name = "Chosen users" })).ToBeVisibleAsync();
        // Staff may write to many and nothing else.
        await theirs.GetByRole(AriaRole.Button, new() { Name = "Change…" }).ClickAsync();
        var letter = theirs.GetByRole(AriaRole.Dialog);
        await Expect(letter.GetByRole(AriaRole.Option, new() { Name = "Give a role (not in your role)" })).ToBeDisabledAsync();
        await letter.GetByLabel("What to do").SelectOptionAsync("Send a mail");
        await letter.GetByLabel("Message").SelectOptionAsync("Newsletter");
        await Expect(letter.GetByRole(AriaRole.Alert)).ToContainTextAsync("Publish your words for it under Templates first.");
    }

    /// <summary>What the parts show in every other state is looked at with leads.</summary>
    [Fact]
    public async Task The_dialog_the_list_and_the_results_can_be_read_by_everybody()
    {
        await using var host = await TestHost.StartAsync(configure: services => services.WithoutWork());
        var iris = await IrisAsync(host);
        await host.SomebodyAsync("Ivo Admin", BuiltInRoles.Admin);
        var ids = await AccountsAsync(host, 70);
        await host.Get<DisableUser>().RunAsync(ids[0], "Earlier", iris, ct);
        await StartAsync(host, iris, ids);
        var mixed = await StartAsync(host, iris, [.. ids, iris.UserId!.Value, 9_999]);
        await host.Get<RunWork>().RunAsync((await ClaimAsync(host)).Claim, ct);
        (string Name, string Path, string Says)[] pages =
        [
            ("user-bulk-list", "/users/bulk", "Bulk actions on users"),
            ("user-bulk-left-out", $"/users/bulk/{mixed}?show=leftout", "That is you."),
        ];
        var findings = new List<string>();
        foreach (var (size, width, height) in PageLook.Screens)
        {
            var page = await browsers.PageAsync(host, iris, "/users/bulk", width, height);
            page.PageError += (_, error) => findings.Add(error);
            foreach (var (name, path, says) in pages)
            {
                await page.GotoAsync(path);
                await Expect(page.Locator("main").GetByText(says).First).ToBeVisibleAsync();
                await page.SettledAsync();
                findings.AddRange(await page.FindingsInBothThemesAsync($"{name}-{size}"));
            }

            await page.GotoAsync("/users?q=status%3Aactive");
            await Expect(page.Locator(".app[data-interactive]")).ToBeVisibleAsync();
            foreach (var name in new[] { "Iris Admin", "Ivo Admin" })
                await page.GetByRole(AriaRole.Checkbox, new() { Name = $"Select {name}" }).CheckAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Change…" }).ClickAsync();
            await page.GetByLabel("What to do").SelectOptionAsync("Disable");
            await Expect(page.GetByText("1 account will be disabled.")).ToBeVisibleAsync();
            findings.AddRange(await page.FindingsInBothThemesAsync($"user-bulk-dialog-{size}"));
            await page.Context.LeaveAsync();
        }

        Assert.True(findings.Count == 0, string.Join(Environment.NewLine, findings));
    }

    private static Task<Actor> IrisAsync(TestHost host) => host.SomebodyAsync("Iris Admin", BuiltInRoles.Admin);

    private static Task<IReadOnlyList<long>> AccountsAsync(TestHost host, int count) =>
        SomeAccounts.AccountsAsync(host.Dbs, host.TenantId, host.Get<TimeProvider>().GetUtcNow().UtcDateTime, count, BuiltInRoles.Agent, "Agent", signIns: 0);

    private static async Task<long> StartAsync(TestHost host, Actor actor, IReadOnlyList<long> ids) =>
        (await host.Get<StartBulk>().RunAsync(new(new BulkDisable("Season is over"), new PickedRows(ids), ids.Count, Guid.NewGuid()), actor, ct)).Value.ActionId;

    private static async Task<(long ActionId, WorkClaim Claim)> ClaimAsync(TestHost host)
    {
        var view = (await host.Get<BulkListQuery>().LoadAsync(host.TenantId, "user", null, ct)).Actions[0];
        return (view.Id, (await host.Get<WorkLeases>().ClaimAsync(host.TenantId, view.WorkItemId!.Value, ct))!);
    }

    /// <summary>Runs one batch and stays there, as if it were still at it.</summary>
    private static async Task RunBatchAsync(TestHost host, long actionId, WorkClaim claim)
    {
        using var enough = new CancellationTokenSource();
        using var listening = host.Get<LiveFeed>().Subscribe([Topic.One(host.TenantId, "user-bulk", actionId)], _ => enough.Cancel());
        var run = new WorkRun(claim.ItemId, claim.TenantId, claim.Payload, claim.Token, claim.Attempt, host.Get<TimeProvider>());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.Get<IEnumerable<IWorkHandler>>().OfType<UserBulkWork>().Single().RunAsync(run, enough.Token));
    }
}
