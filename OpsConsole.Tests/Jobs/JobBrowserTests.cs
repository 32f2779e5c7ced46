using Microsoft.Playwright;
using OpsConsole.Core;
using OpsConsole.Core.Clock;
using OpsConsole.Core.Jobs;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Work;
using OpsConsole.Tests.Ground;
using static Microsoft.Playwright.Assertions;

namespace OpsConsole.Tests.Jobs;

/// <summary>Jobs, the queue and the clock as an administrator sees them, on the running product.</summary>
[Collection(nameof(InBrowsers))]
public sealed class JobBrowserTests(Browsers browsers)
{
    [Fact]
    public async Task A_run_that_is_asked_for_appears_by_itself_and_a_schedule_is_checked_before_it_counts()
    {
        await using var host = await TestHost.StartAsync();
        var ada = await host.SomebodyAsync("Ada Brandt", BuiltInRoles.Admin);
        var page = await LiveAsync(host, ada, "/jobs/sweep-outbox");
        var onlooker = await LiveAsync(host, ada, "/jobs");

        await page.GetByRole(AriaRole.Button, new() { Name = "Run now" }).ClickAsync();
        await Expect(page.Locator(".runs tbody tr")).ToHaveCountAsync(1);
        await Expect(page.Locator(".runs tbody tr")).ToContainTextAsync("Done");
        await Expect(page.Locator(".runs tbody tr")).ToContainTextAsync("asked by Ada Brandt");
        await Expect(onlooker.Locator("tr", new() { HasText = "Sweep outbox" })).ToContainTextAsync("Done");

        await page.GetByRole(AriaRole.Button, new() { Name = "Edit schedule…" }).ClickAsync();
        var cron = page.GetByLabel("Schedule", new() { Exact = true });
        await cron.FillAsync("0 0 25 * * ?");
        await cron.BlurAsync();
        await Expect(page.Locator("#cron-error")).ToContainTextAsync("The hour “25” is not one of 0 to 23.");
        await cron.FillAsync("0 30 2 ? * MON-FRI");
        await cron.BlurAsync();
        await Expect(page.Locator(".next-times li")).ToHaveCountAsync(5);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.Locator(".facts").First).ToContainTextAsync("Monday to Friday at 02:30");
        await Expect(onlooker.Locator("tr", new() { HasText = "Sweep outbox" })).ToContainTextAsync("Monday to Friday at 02:30");
    }

    [Fact]
    public async Task A_job_is_paused_with_a_reason_that_others_see_and_goes_on()
    {
        await using var host = await TestHost.StartAsync();
        var ada = await host.SomebodyAsync("Ada Brandt", BuiltInRoles.Admin);
        var page = await LiveAsync(host, ada, "/jobs/sweep-outbox");
        var onlooker = await LiveAsync(host, await host.SomebodyAsync("Ines Faro", BuiltInRoles.Admin), "/jobs");
        var line = onlooker.Locator("tr", new() { HasText = "Sweep outbox" });

        await page.GetByRole(AriaRole.Button, new() { Name = "Pause…" }).PressAsync("Enter");
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Pause", Exact = true }).ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await dialog.GetByLabel("Why").FillAsync("The disk is being moved.");
        await dialog.GetByLabel("Why").PressAsync("Tab");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Pause", Exact = true }).PressAsync("Enter");
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(page.GetByText("Paused by Ada Brandt")).ToBeVisibleAsync();
        await Expect(line).ToContainTextAsync("Ada Brandt: The disk is being moved.");

        await page.GetByRole(AriaRole.Button, new() { Name = "Resume" }).ClickAsync();
        await Expect(page.GetByText("Paused by Ada Brandt")).ToHaveCountAsync(0);
        await Expect(line).Not.ToContainTextAsync("Paused");
    }

    [Fact]
    public async Task Chosen_work_is_discarded_with_a_reason_and_queued_again_while_another_looks_on()
    {
        await using var host = await TestHost.StartAsync(configure: services => services.WithoutWork());
        var ada = await host.SomebodyAsync("Ada Brandt", BuiltInRoles.Admin);
        await using (var db = host.Open())
        {
            for (var n = 0; n < 3; n++)
                WorkQueue.Enqueue(db, "leads.import", new { }, ada, host.Get<TimeProvider>());
            await db.SaveChangesAsync();
        }

        var page = await LiveAsync(host, ada, "/work");
        var onlooker = await LiveAsync(host, await host.SomebodyAsync("Ines Faro", BuiltInRoles.Admin), "/work");
        await page.GetByLabel("Choose all on this page").CheckAsync();
        await page.GetByLabel("Choose all on this page").PressAsync("Tab");
        await page.GetByRole(AriaRole.Button, new() { Name = "Discard…" }).PressAsync("Enter");
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Discard 3 items?" });
        await dialog.GetByLabel("Why").FillAsync("The wrong file.");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Discard", Exact = true }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(onlooker.Locator("table.work tbody tr")).ToHaveCountAsync(0);

        await page.GetByRole(AriaRole.Link, new() { Name = "Discarded" }).ClickAsync();
        await Expect(page.Locator("table.work tbody tr")).ToHaveCountAsync(3);
        await Expect(page.Locator("table.work tbody tr").First).ToContainTextAsync("The wrong file.");
        await page.Locator("table.work tbody input[type=checkbox]").First.CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Queue again" }).ClickAsync();
        await Expect(page.Locator("table.work tbody tr")).ToHaveCountAsync(2);
        await Expect(onlooker.Locator("table.work tbody tr")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task The_clock_moves_for_every_open_page_and_jobs_run_on_the_way()
    {
        await using var host = await TestHost.StartAsync();
        var ada = await host.SomebodyAsync("Ada Brandt", BuiltInRoles.Admin);
        var page = await LiveAsync(host, ada, "/dev/time");
        var onlooker = await LiveAsync(host, await host.MariaAsync(), "/leads");

        await page.GetByRole(AriaRole.Button, new() { Name = "+6 hours" }).ClickAsync();
        await Expect(onlooker.Locator(".clock-banner")).ToContainTextAsync("The clock is moved");
        // The walk takes a moment of real time, which is the little that is missing.
        await Eventually.IsTrueAsync(async () => (await host.Get<ClockFollowing>().LookAsync(default))!.TargetUtc is null, seconds: 120);
        await Expect(page.Locator("dl.facts").First).ToContainTextAsync("5 h 5");
        var runs = (await host.Get<JobRunSearchQuery>().LoadAsync(new JobRunFilter(SomeJobs.Hourly), null, default)).Rows;
        Assert.Equal(6, runs.Count(run => run.Outcome == JobOutcome.Succeeded));

        await page.GetByRole(AriaRole.Button, new() { Name = "Back to real time" }).ClickAsync();
        await Expect(onlooker.Locator(".clock-banner")).ToHaveCountAsync(0);
        Assert.False(((MovableClock)host.Get<TimeProvider>()).IsMoved);
    }

    [Fact]
    public async Task The_rooms_have_no_serious_finding_when_they_are_full()
    {
        await using var host = await TestHost.StartAsync();
        var ada = await host.SomebodyAsync("Ada Brandt", BuiltInRoles.Admin);
        await FillAsync(host, ada);
        var findings = new List<string>();
        foreach (var (name, path) in new[]
        {
            ("jobs", "/jobs"), ("job", "/jobs/sweep-outbox"), ("job-runs", "/jobs/runs"), ("work", "/work?state=dead"), ("work-item", "/work/{dead}"), ("time-machine", "/dev/time"),
        })
            foreach (var (size, width, height) in PageLook.Screens)
                findings.AddRange(await LookAsync(host, ada, $"{name}-{size}", path, width, height));
        Assert.True(findings.Count == 0, string.Join(Environment.NewLine, findings));
    }

    private async Task<IEnumerable<string>> LookAsync(TestHost host, Actor who, string name, string path, int width, int height)
    {
        var dead = (await host.Get<WorkListQuery>().LoadAsync(host.TenantId, new(WorkShelf.Dead), null, default)).Rows[0].Id;
        var page = await browsers.PageAsync(host, who, path.Replace("{dead}", $"{dead}", StringComparison.Ordinal), width, height);
        await Expect(page.Locator(".app[data-interactive]")).ToBeVisibleAsync();
        await page.SettledAsync();
        if (path == "/work?state=dead")
            await page.Locator("tbody input[type=checkbox]").First.CheckAsync();
        var findings = await page.FindingsInBothThemesAsync(name);
        if (path == "/jobs/sweep-outbox")
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Edit schedule…" }).ClickAsync();
            await Expect(page.Locator(".next-times li")).ToHaveCountAsync(5);
            findings = [.. findings, .. await page.FindingsInBothThemesAsync($"job-schedule-{name[4..]}")];
        }

        await page.Context.LeaveAsync();
        return findings;
    }

    /// <summary>Weeks of runs, some of them failed or late, a pause, and a queue with something of each.</summary>
    private static async Task FillAsync(TestHost host, Actor ada)
    {
        var now = host.Get<TimeProvider>().GetUtcNow().UtcDateTime;
        await using (var db = host.Dbs.OpenAcrossTenants())
        {
            for (var day = 30; day > 0; day--)
            {
                var due = now.Date.AddDays(-day).AddMinutes(220);
                db.JobRuns.Add(new JobRun
                {
                    Job = "sweep-outbox",
                    DueAtUtc = due,
                    Node = "node-1",
                    StartedAtUtc = due.AddSeconds(day == 9 ? 5_000 : 0.2),
                    EndedAtUtc = due.AddSeconds((day == 9 ? 5_000 : 0.2) + 1.5 + day * 7 % 5 * 0.6),
                    UpdatedAtUtc = due,
                    Outcome = day is 12 or 13 ? JobOutcome.Failed : day == 10 ? JobOutcome.Missed : JobOutcome.Succeeded,
                    Items = day == 10 ? 3 : day * 17,
                    Error = day is 12 or 13 ? "System.IO.IOException: The disk is full.\n   at Sweeping" : day == 10 ? "3 due times passed without a run." : null,
                });
            }

            await db.SaveChangesAsync();
        }

        await host.Get<PauseJob>().RunAsync(new JobRef("empty-trash", (await host.Get<JobListQuery>().FindAsync("empty-trash", default))!.Version), "The trash is being looked through.", ada, default);
        await using (var db = host.Open())
        {
            for (var n = 0; n < 4; n++)
                WorkQueue.Enqueue(db, "users.password-reset-mail", new { userId = 4 + n, site = "http://localhost/" }, ada, host.Get<TimeProvider>(), maxAttempts: 2, delay: TimeSpan.FromMilliseconds(1));
            await db.SaveChangesAsync();
        }

        // Nobody has these accounts: the letters are hopeless, and the queue says so.
        await Eventually.IsTrueAsync(async () => (await host.Get<WorkListQuery>().LoadAsync(host.TenantId, new(WorkShelf.Dead), null, default)).Rows.Count > 1, seconds: 60);
    }

    private async Task<IPage> LiveAsync(TestHost host, Actor who, string path)
    {
        var page = await browsers.PageAsync(host, who, path);
        await Expect(page.Locator(".app[data-interactive]")).ToBeVisibleAsync();
        return page;
    }
}
