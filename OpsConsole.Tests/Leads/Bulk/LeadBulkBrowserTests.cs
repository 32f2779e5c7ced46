using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using OpsConsole.Core.Bulk;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Bulk;
using OpsConsole.Core.Live;
using OpsConsole.Core.Work;
using OpsConsole.Tests.Ground;
using static Microsoft.Playwright.Assertions;

namespace OpsConsole.Tests.Leads.Bulk;

/// <summary>A bulk change as somebody makes it: chosen in the list, looked at, started, followed through a reload and a restart, undone.</summary>
[Collection(nameof(InBrowsers))]
public sealed class LeadBulkBrowserTests(Browsers browsers)
{
    private const int Leads = (2 * BulkBatch.Most) + 40;

    private static readonly CancellationToken ct = CancellationToken.None;

    [Fact]
    public async Task By_keyboard_a_running_action_is_stopped_and_gone_on_with()
    {
        await using var host = await TestHost.StartAsync(configure: services => services.WithoutWork());
        var maria = await host.MariaAsync();
        var leads = new List<long>();
        for (var number = 1; number <= 5; number++)
            leads.Add((await host.LeadAsync($"{number} Alder Creek Rd")).Id);
        var started = (await host.Get<StartBulk>().RunAsync(new(new BulkApprove(), new PickedRows(leads), 7, Guid.NewGuid()), maria, default)).Value;
        var page = await browsers.PageAsync(host, maria, $"/leads/bulk/{started.ActionId}");
        await Expect(page.Locator(".app[data-interactive]")).ToBeVisibleAsync();
        await Expect(page.Locator(".page")).ToContainTextAsync("You saw 7 leads; it was started for 5. Others had dealt with 2 in between, so that they no longer matched.");

        await page.GetByRole(AriaRole.Button, new() { Name = "Stop…" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Stop “Approve”?" });
        await Expect(dialog).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(dialog).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Stop…" }).PressAsync("Enter");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Stop", Exact = true }).PressAsync("Enter");
        await Expect(page.GetByText("Maria Keller stopped it. What was done stays")).ToBeVisibleAsync();

        await host.Get<RunWork>().RunAsync((await ClaimAsync(host)).Claim, ct);
        await Expect(page.GetByText("Stopped after 0 leads.")).ToBeVisibleAsync();
        await Expect(page.Locator("tbody")).ToContainTextAsync("Not done. Maria Keller stopped it.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on with 5" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = new("^(Waiting for its turn|At work)$") })).ToBeVisibleAsync();
        await host.Get<RunWork>().RunAsync((await ClaimAsync(host)).Claim, ct);
        await Expect(page.GetByText("5 leads approved.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_bulk_rejection_survives_a_reload_and_a_restart_and_is_undone()
    {
        await using var host = await TestHost.StartAsync(configure: services => services.WithoutWork());
        var maria = await host.MariaAsync();
        for (var number = 1; number <= Leads; number++)
            await host.LeadAsync($"{number} Alder Creek Rd");
        var page = await browsers.PageAsync(host, maria, "/leads?q=status:pending");
        await Expect(page.Locator(".app[data-interactive]")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Checkbox).First.CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = $"Choose all {Leads} that match" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Change…" }).ClickAsync();
        await page.GetByLabel("What to do").SelectOptionAsync("Reject");
        await page.GetByLabel("Why").SelectOptionAsync("Already listed");
        await Expect(page.GetByText($"{Leads} leads will be rejected.")).ToBeVisibleAsync();
        await PictureAsync(page, "bulk-dialog-desk-light");
        await page.GetByRole(AriaRole.Button, new() { Name = $"Start with {Leads} leads" }).ClickAsync();
        await Expect(page.GetByText("Waiting for its turn")).ToBeVisibleAsync();

        var (actionId, claim) = await ClaimAsync(host);
        await RunBatchAsync(host, actionId, claim);
        await Expect(page.GetByText($"{BulkBatch.Most} of {Leads} leads")).ToBeVisibleAsync();
        await page.ReloadAsync();
        await Expect(page.Locator(".app[data-interactive]")).ToBeVisibleAsync();
        await Expect(page.GetByText($"{BulkBatch.Most} of {Leads} leads")).ToBeVisibleAsync();
        await PictureAsync(page, "bulk-progress-desk-light");
        await host.RestartAsync();
        await host.Get<RunWork>().RunAsync(claim, ct);
        await Expect(page.GetByText($"{Leads} leads rejected.")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Expect(page.Locator(".app[data-interactive]")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Undo…" }).ClickAsync();
        await Expect(page.GetByText("will be as before")).ToBeVisibleAsync();
        await PictureAsync(page, "bulk-undo-desk-light");
        await page.GetByRole(AriaRole.Button, new() { Name = $"Undo {Leads} leads" }).ClickAsync();
        await Expect(page.GetByText("Being undone")).ToBeVisibleAsync();
        await host.Get<RunWork>().RunAsync((await ClaimAsync(host)).Claim, ct);
        await Expect(page.GetByText($"{Leads} leads put back")).ToBeVisibleAsync();
        await using var db = host.Open();
        Assert.Equal(Leads, await db.Leads.CountAsync(lead => lead.Status == LeadStatus.Pending, ct));
    }

    [Fact]
    public async Task An_undo_is_stopped_by_a_colleague_stays_so_through_a_reload_and_is_gone_on_with()
    {
        await using var host = await TestHost.StartAsync(configure: services => services.WithoutWork());
        var maria = await host.MariaAsync();
        var leads = new List<long>();
        for (var number = 1; number <= BulkBatch.Most + 5; number++)
            leads.Add((await host.LeadAsync($"{number} Alder Creek Rd")).Id);
        var action = (await host.Get<StartBulk>().RunAsync(new(new BulkApprove(), new PickedRows(leads), leads.Count, Guid.NewGuid()), maria, ct)).Value.ActionId;
        await host.Get<RunWork>().RunAsync((await ClaimAsync(host)).Claim, ct);
        Assert.True((await host.Get<UndoBulk>().RunAsync(action, maria, ct)).Succeeded);
        var page = await browsers.PageAsync(host, maria, $"/leads/bulk/{action}");
        var colleague = await browsers.PageAsync(host, await host.JonasAsync(), $"/leads/bulk/{action}");
        await Expect(page.Locator(".app[data-interactive]")).ToBeVisibleAsync();
        await Expect(colleague.Locator(".app[data-interactive]")).ToBeVisibleAsync();
        var (_, claim) = await ClaimAsync(host);
        await RunBatchAsync(host, action, claim);
        await Expect(page.GetByText($"{BulkBatch.Most} of {leads.Count} leads")).ToBeVisibleAsync();

        await colleague.GetByRole(AriaRole.Button, new() { Name = "Stop…" }).ClickAsync();
        var dialog = colleague.GetByRole(AriaRole.Dialog, new() { Name = "Stop undoing “Approve”?" });
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Stop", Exact = true }).ClickAsync();
        await Expect(page.GetByText("Jonas Reyes stopped it. What was put back stays so; the rest stays as it is.")).ToBeVisibleAsync();
        await host.Get<RunWork>().RunAsync(claim, ct);

        foreach (var who in (IPage[])[page, colleague])
            await Expect(who.GetByText($"The undo stopped after {BulkBatch.Most} leads.")).ToBeVisibleAsync();
        await page.ReloadAsync();
        await Expect(page.Locator(".app[data-interactive]")).ToBeVisibleAsync();
        await Expect(page.Locator(".banner.warn")).ToContainTextAsync($"{BulkBatch.Most} leads put back, 5 still changed.");
        await PictureAsync(page, "bulk-undo-stopped-desk-light");
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on undoing" }).PressAsync("Enter");
        await Expect(page.GetByText("Being undone")).ToBeVisibleAsync();
        await host.Get<RunWork>().RunAsync((await ClaimAsync(host)).Claim, ct);
        await Expect(page.GetByText($"{leads.Count} leads put back")).ToBeVisibleAsync();
        await Expect(colleague.GetByText($"{leads.Count} leads put back")).ToBeVisibleAsync();
        await using var db = host.Open();
        Assert.Equal(leads.Count, await db.Leads.CountAsync(lead => lead.Status == LeadStatus.Pending, ct));
    }

    [Fact]
    public async Task Every_state_of_a_bulk_action_can_be_read_by_everybody()
    {
        await using var host = await TestHost.StartAsync(configure: services => services.WithoutWork());
        var (maria, jonas) = (await host.MariaAsync(), await host.JonasAsync());
        var leads = new List<LeadRef>();
        for (var number = 1; number <= 130; number++)
            leads.Add(await host.LeadAsync($"{number} Alder Creek Rd"));
        await host.Get<ApproveLead>().RunAsync(leads[0], jonas, ct);
        var queued = await StartAsync(leads[1..]);
        var running = await StartAsync(leads[1..]);
        await RunBatchAsync(host, running, (await host.Get<WorkLeases>().ClaimAsync(host.TenantId, await ItemAsync(running), ct))!);
        var mixed = await StartAsync(leads);
        await host.Get<AskAboutLead>().RunAsync(leads[120], "Is the roof new?", jonas, ct);
        await host.Get<RunWork>().RunAsync((await host.Get<WorkLeases>().ClaimAsync(host.TenantId, await ItemAsync(mixed), ct))!, ct);
        (string Name, string Path, string Says)[] pages =
        [
            ("bulk-list", "/leads/bulk", "Bulk actions"),
            ("bulk-queued", $"/leads/bulk/{queued}", "Waiting for its turn"),
            ("bulk-running", $"/leads/bulk/{running}", "At work"),
            ("bulk-done", $"/leads/bulk/{mixed}", "failed."),
            ("bulk-failed", $"/leads/bulk/{mixed}?show=failed", "in the meantime"),
            ("bulk-none", "/leads/bulk/999", "There is no such bulk action"),
        ];
        var findings = new List<string>();
        foreach (var (size, width, height) in PageLook.Screens)
        {
            var page = await browsers.PageAsync(host, maria, "/leads/bulk", width, height);
            page.PageError += (_, error) => findings.Add(error);
            foreach (var (name, path, says) in pages)
            {
                await page.GotoAsync(path);
                await Expect(page.Locator("main").GetByText(says).First).ToBeVisibleAsync();
                await page.SettledAsync();
                findings.AddRange(await page.FindingsInBothThemesAsync($"{name}-{size}"));
            }

            await page.Context.LeaveAsync();
        }

        Assert.True(findings.Count == 0, string.Join(Environment.NewLine, findings));

        async Task<long> StartAsync(IReadOnlyList<LeadRef> chosen) => (await host.Get<StartBulk>().RunAsync(
            new BulkOrder(new BulkApprove(), new PickedRows([.. chosen.Select(lead => lead.Id)]), chosen.Count, Guid.NewGuid()), maria, ct)).Value.ActionId;

        async Task<long> ItemAsync(long actionId) => (await host.Get<BulkQuery>().LoadAsync(host.TenantId, "lead", actionId, ct))!.WorkItemId!.Value;
    }

    private static async Task<(long ActionId, WorkClaim Claim)> ClaimAsync(TestHost host)
    {
        var view = (await host.Get<BulkListQuery>().LoadAsync(host.TenantId, "lead", null, ct)).Actions[0];
        return (view.Id, (await host.Get<WorkLeases>().ClaimAsync(host.TenantId, view.WorkItemId!.Value, ct))!);
    }

    /// <summary>Runs one batch and stays there, as if it were still at it.</summary>
    private static async Task RunBatchAsync(TestHost host, long actionId, WorkClaim claim)
    {
        using var enough = new CancellationTokenSource();
        using var listening = host.Get<LiveFeed>().Subscribe([Topic.One(host.TenantId, "lead-bulk", actionId)], _ => enough.Cancel());
        var run = new WorkRun(claim.ItemId, claim.TenantId, claim.Payload, claim.Token, claim.Attempt, host.Get<TimeProvider>());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.Get<IEnumerable<IWorkHandler>>().OfType<LeadBulkWork>().Single().RunAsync(run, enough.Token));
    }

    private static async Task PictureAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("OPSCONSOLE_PICTURES") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png") });
    }
}
