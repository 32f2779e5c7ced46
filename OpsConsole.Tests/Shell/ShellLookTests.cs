using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using OpsConsole.Core;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Users;
using OpsConsole.Core.Work;
using OpsConsole.Data.Scenes;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads.Imports;
using static Microsoft.Playwright.Assertions;

namespace OpsConsole.Tests.Shell;

/// <summary>What opens above a page: looked at as <see cref="EveryPageTests"/> looks at pages.</summary>
[Collection(nameof(Looking))]
public sealed class ShellLookTests(Browsers browsers)
{
    private static readonly (string Name, Func<IPage, Task> Open)[] parts =
    [
        ("palette", async page =>
        {
            await page.Keyboard.PressAsync("Control+k");
            await Expect(page.Locator(".palette-item").First).ToBeVisibleAsync();
        }),
        ("palette-search", async page =>
        {
            await page.Keyboard.PressAsync("Control+k");
            await page.Keyboard.TypeAsync("10");
            await Expect(page.GetByRole(AriaRole.Group, new() { Name = "Leads" })).ToBeVisibleAsync();
        }),
        ("shortcuts", async page =>
        {
            await page.Keyboard.PressAsync("?");
            await Expect(page.Locator("#shortcuts")).ToBeVisibleAsync();
        }),
        ("inbox", async page =>
        {
            await page.Locator("[popovertarget=inbox]").ClickAsync();
            await Expect(page.Locator("#inbox .notice").First).ToBeVisibleAsync();
        }),
        ("tray", async page =>
        {
            await page.Locator("[popovertarget=tray]").ClickAsync();
            await Expect(page.Locator(".tray-item").First).ToBeVisibleAsync();
        }),
        ("account", async page =>
        {
            await page.Locator("[popovertarget=user-menu]").ClickAsync();
            await Expect(page.Locator("#user-menu")).ToBeVisibleAsync();
        }),
        ("hint", async page =>
        {
            await page.Locator(".hint").First.ClickAsync();
            await Expect(page.Locator(".hint-text:popover-open")).ToBeVisibleAsync();
        }),
    ];

    [Fact]
    public async Task Nothing_that_opens_above_a_page_has_a_serious_finding_in_either_theme()
    {
        await using var host = await TestHost.StartAsync(demo: true);
        var maria = await DemoActorAsync(host, DemoPeople.Maria.Email);
        await TellAsync(host, maria);
        var findings = new List<string>();
        foreach (var (name, open) in parts)
            foreach (var (size, width, height) in PageLook.Screens)
            {
                var page = await browsers.PageAsync(host, maria, "/", width, height);
                await Expect(page.Locator(".app[data-interactive]")).ToBeVisibleAsync();
                await page.SettledAsync();
                await open(page);
                findings.AddRange(await page.FindingsInBothThemesAsync($"{name}-{size}"));
                await page.Context.LeaveAsync();
            }

        Assert.True(findings.Count == 0, string.Join(Environment.NewLine, findings));
    }

    /// <summary>Something of each tone in her bell, and work in her tray.</summary>
    private static async Task TellAsync(TestHost host, Actor maria)
    {
        var (jonas, ct) = (await DemoActorAsync(host, DemoPeople.Jonas.Email), CancellationToken.None);
        Lead lead;
        await using (var db = host.Dbs.Open(maria))
        {
            lead = await db.Leads.OrderBy(row => row.Id).FirstAsync();
            db.Record(jonas, "lead.assigned", lead, new { to = maria.UserId });
            db.Record(jonas, "lead.noted", lead, new { mentions = new[] { maria.UserId }, text = "The owner called back and wants to close before the end of the month; please have a look at the roof and at the price before you decide." });
            await db.SaveChangesAsync();
        }

        var importId = (await host.Get<Core.Leads.Imports.UploadLeadFile>().RunAsync("county.csv", new MemoryStream(System.Text.Encoding.UTF8.GetBytes(SomeImports.Csv(300))), maria, ct)).Value;
        var view = (await host.Get<Core.Leads.Imports.LeadImportQuery>().LoadAsync(maria.TenantId, importId, ct))!;
        Assert.True((await host.Get<Core.Leads.Imports.StartLeadImport>().RunAsync(view.Ref, "County", maria, ct)).Succeeded);
        await using (var db = host.Dbs.Open(maria))
        {
            WorkQueue.Enqueue(db, Core.Leads.Imports.ImportLeads.Name, new Core.Leads.Imports.ImportLeadsWork(importId), maria, host.Get<TimeProvider>(), delay: TimeSpan.FromHours(1));
            await db.SaveChangesAsync();
        }

        await Eventually.IsTrueAsync(async () =>
        {
            await using var db = host.Dbs.Open(maria);
            return await db.Notifications.CountAsync(row => row.UserId == maria.UserId) >= 3;
        }, seconds: 60);
    }

    private static async Task<Actor> DemoActorAsync(TestHost host, string email)
    {
        await using var db = host.Dbs.OpenAcrossTenants();
        var id = await db.Users.IgnoreQueryFilters([OpsDb.TenantFilter]).Where(user => user.Email == email).Select(user => user.Id).SingleAsync();
        return await host.Get<AccessDirectory>().ActorAsync(id);
    }
}
