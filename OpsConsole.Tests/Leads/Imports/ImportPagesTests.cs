using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using OpsConsole.Core;
using OpsConsole.Core.Leads.Editing;
using OpsConsole.Core.Leads.Imports;
using OpsConsole.Core.Leads.Imports.Checking;
using OpsConsole.Core.Leads.Imports.TakingBack;
using OpsConsole.Core.Leads.Imports.Updating;
using OpsConsole.Core.Work;
using OpsConsole.Tests.Ground;
using static Microsoft.Playwright.Assertions;

namespace OpsConsole.Tests.Leads.Imports;

/// <summary>An import in each state that it can stand in, in both themes and on both screens; each says in words where it stands.</summary>
[Collection(nameof(Looking))]
public sealed class ImportPagesTests(Browsers browsers)
{
    private static readonly CancellationToken ct = CancellationToken.None;

    private static int updatedFrom = 90_000;

    [Fact]
    public async Task Every_state_of_an_import_can_be_read_by_everybody()
    {
        await using var host = await TestHost.StartAsync(configure: services => services.WithoutWork());
        var maria = await host.MariaAsync();
        (string Name, long Id, string Says)[] imports =
        [
            ("import-map", await host.UploadedAsync(maria, LongFile(1), "sacramento-may-2026.csv"), "7 of 7 columns recognised"),
            ("import-map-excel", await host.UploadedAsync(maria, Excel.SomeWorkbooks.OfLeads(40), "sacramento-may-2026.xlsx"), "The sheet “Leads” is read."),
            ("import-check", await CheckedAsync(host, maria), "To mend"),
            ("import-map-missing", await host.UploadedAsync(maria, "Where it is,Town,Asking,remarks_by_the_listing_broker_internal\r\n3526 High St,Sacramento,$59 222,=HYPERLINK(\"http://example.com\") and a very long remark that goes on and on\r\n", "county.csv"), "No columns are chosen for Street and State."),
            ("import-queued", await host.QueuedAsync(maria, LongFile(20_001), "queued.csv"), "Waiting for its turn, 1,200 lines"),
            ("import-run", await RunningAsync(host, maria), "400 of 1,200 lines"),
            ("import-result", await FinishedAsync(host, maria), "leads added"),
            ("import-unreadable", await UnreadableAsync(host, maria), "could not be read to its end"),
            ("import-stopped", await StoppedAsync(host, maria), "stopped after 200 lines of 1,200"),
            ("import-map-updates", await UploadedOverAsync(host, maria), "Take what the file says"),
            ("import-updated", await UpdatedAsync(host, maria), "updated leads that were here"),
            ("import-take-back", await UpdatedAsync(host, maria), "updated leads that were here"),
            ("import-taken-back", await TakenBackAsync(host, maria), "Taken back by Maria Keller"),
            ("import-none", 999, "There is no such import"),
        ];
        var findings = new List<string>();
        foreach (var (size, width, height) in PageLook.Screens)
        {
            var page = await browsers.PageAsync(host, maria, "/leads/import", width, height);
            page.PageError += (_, error) => findings.Add(error);
            await Expect(page.Locator("input[type=file]")).ToHaveCountAsync(1);
            findings.AddRange(await page.FindingsInBothThemesAsync($"import-{size}"));
            foreach (var (name, id, says) in imports)
            {
                await page.GotoAsync($"/leads/import/{id}");
                await Expect(page.GetByText(says).First).ToBeVisibleAsync();
                await page.SettledAsync();
                if (name == "import-check")
                    await page.Locator("#check-heading").EvaluateAsync("heading => heading.scrollIntoView()");
                if (name == "import-map-updates")
                    await page.GetByText("Addresses that are already here").ScrollIntoViewIfNeededAsync();
                if (name == "import-take-back")
                {
                    await Expect(page.Locator(".app[data-interactive]")).ToBeVisibleAsync();
                    await page.GetByRole(AriaRole.Button, new() { Name = "Take this import back" }).ClickAsync();
                    await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("stays as Jonas Reyes left it since.");
                }

                findings.AddRange(await page.FindingsInBothThemesAsync($"{name}-{size}"));
            }

            await page.Context.LeaveAsync();
        }

        Assert.True(findings.Count == 0, string.Join(Environment.NewLine, findings));
    }

    private static string LongFile(int first) => SomeImports.Csv(Enumerable.Range(first, 1_200)
        .Select(number => number % 100 == 99 ? SomeImports.Row(number, "about two hundred thousand") : SomeImports.Row(number)));

    private static async Task<(long Id, WorkClaim Claim)> ClaimedAsync(TestHost host, Actor who, string text, string name)
    {
        var id = await host.QueuedAsync(who, text, name);
        return (id, await host.ClaimImportAsync(id));
    }

    private static async Task<long> RunningAsync(TestHost host, Actor who)
    {
        var (id, claim) = await ClaimedAsync(host, who, LongFile(30_001), "elk-grove-quarterly-export-final-corrected-version-3-with-owner-phones.csv");
        await host.RunBatchesAsync(id, claim, 2);
        return id;
    }

    private static async Task<long> FinishedAsync(TestHost host, Actor who)
    {
        var (id, claim) = await ClaimedAsync(host, who, SomeImports.Csv([
            .. Enumerable.Range(2_000, 40).Select(number => SomeImports.Row(number)), SomeImports.Row(2_001), SomeImports.Row(30_003), "12 Elm St,,Utopia,9583,three,2,250000",
            "=HYPERLINK(\"http://example.com/a/very/long/address\";\"see\"),Sacramento,CA,95838,3,2,1", "13 Elm St,Sacramento,CA,95838,3,2"]), "sacramento-may-2026.csv");
        await host.Get<RunWork>().RunAsync(claim, ct);
        return id;
    }

    private static async Task<long> CheckedAsync(TestHost host, Actor who)
    {
        var id = await host.UploadedAsync(who, SomeImports.Csv(Enumerable.Range(70_001, 90).Select(number => (number % 9) switch
        {
            3 => SomeImports.Row(number, "about two hundred thousand"),
            5 => SomeImports.Row(number).Replace(",CA,", ",Kalif.,", StringComparison.Ordinal),
            7 => SomeImports.Row(number).Replace(",95838,3,2,", ",9583,three,2,7,", StringComparison.Ordinal),
            _ => SomeImports.Row(number),
        })), "checked.csv");
        var item = (await host.Get<CheckLeadImport>().RunAsync(id, who, ct)).Value;
        await host.Get<RunWork>().RunAsync((await host.Get<WorkLeases>().ClaimAsync(host.TenantId, item, ct))!, ct);
        return id;
    }

    private const string Owners = "street,city,state,zip,owner name,phone,beds,baths,price";

    private static string OwnersOf(int from, int count) => string.Join("\r\n", [Owners, .. Enumerable.Range(from, count).Select(number => $"{number} Alder Creek Rd,Sacramento,CA,95838,Rosa Lind,916 555 0134,4,2.5,310000")]) + "\r\n";

    private static async Task<long> UploadedOverAsync(TestHost host, Actor who)
    {
        var id = await host.UploadedAsync(who, OwnersOf(2_037, 6), "owners-june.csv");
        await ChooseAsync(host, id, who);
        return id;
    }

    private static async Task ChooseAsync(TestHost host, long id, Actor who) =>
        Assert.True((await host.Get<ChooseExistingLeads>().RunAsync((await host.Get<LeadImportQuery>().LoadAsync(host.TenantId, id, ct))!.Ref, ExistingLeads.Take, who, ct)).Succeeded);

    /// <summary>Changes some leads of the finished import and adds others; a colleague works on one of each.</summary>
    private static async Task<long> UpdatedAsync(TestHost host, Actor who)
    {
        var first = updatedFrom += 100;
        var before = await ClaimedAsync(host, who, SomeImports.Csv(Enumerable.Range(first, 8).Select(number => SomeImports.Row(number))), $"before-{first}.csv");
        await host.Get<RunWork>().RunAsync(before.Claim, ct);
        var id = await host.UploadedAsync(who, OwnersOf(first, 12), $"owners-{first}.csv");
        await ChooseAsync(host, id, who);
        var view = (await host.Get<LeadImportQuery>().LoadAsync(host.TenantId, id, ct))!;
        Assert.True((await host.Get<StartLeadImport>().RunAsync(view.Ref, view.Source, who, ct)).Succeeded);
        await host.Get<RunWork>().RunAsync(await host.ClaimImportAsync(id), ct);
        var jonas = await host.JonasAsync();
        await using var db = host.Open();
        foreach (var street in (string[])[$"{first} Alder Creek Rd", $"{first + 1} Alder Creek Rd", $"{first + 9} Alder Creek Rd"])
        {
            var lead = await db.Leads.SingleAsync(row => row.Street == street, ct);
            Assert.True((await host.Get<EditLead>().RunAsync(new(lead.Id, lead.Version), new Dictionary<string, string?> { ["Baths"] = "3" }, jonas, ct)).Succeeded);
        }

        return id;
    }

    private static async Task<long> TakenBackAsync(TestHost host, Actor who)
    {
        var id = await UpdatedAsync(host, who);
        var started = (await host.Get<TakeBackImport>().RunAsync(id, who, ct)).Value;
        await using var db = host.Open();
        var item = (await db.BulkActions.SingleAsync(action => action.Id == started.ActionId, ct)).WorkItemId!.Value;
        await host.Get<RunWork>().RunAsync((await host.Get<WorkLeases>().ClaimAsync(host.TenantId, item, ct))!, ct);
        return id;
    }

    private static async Task<long> UnreadableAsync(TestHost host, Actor who)
    {
        var (id, claim) = await ClaimedAsync(host, who, SomeImports.Csv(Enumerable.Range(5_000, 7_000).Select(number => SomeImports.Row(number))), "torn.csv");
        await using (var db = host.Open())
        {
            var chunk = await db.FileChunks.OrderByDescending(piece => piece.FileId).ThenByDescending(piece => piece.Number).FirstAsync(ct);
            chunk.Bytes[^100] = 0xff;
            await db.FileChunks.Where(piece => piece.FileId == chunk.FileId && piece.Number == chunk.Number)
                .ExecuteUpdateAsync(set => set.SetProperty(piece => piece.Bytes, chunk.Bytes), ct);
        }

        await host.Get<RunWork>().RunAsync(claim, ct);
        return id;
    }

    private static async Task<long> StoppedAsync(TestHost host, Actor who)
    {
        var (id, claim) = await ClaimedAsync(host, who, LongFile(40_001), "stopped.csv");
        await host.RunBatchesAsync(id, claim, 1);
        await host.Get<WorkLeases>().DieAsync(claim, "The disk is full.", ct);
        return id;
    }
}
