using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Work;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads.Addresses;
using static Microsoft.Playwright.Assertions;

namespace OpsConsole.Tests.Leads.Imports;

[Collection(nameof(InBrowsers))]
public sealed class ImportBrowserTests(Browsers browsers)
{
    [Fact]
    public async Task A_file_goes_from_the_disk_to_the_board_with_one_column_to_correct()
    {
        await using var host = await TestHost.StartAsync();
        var page = await browsers.PageAsync(host, await host.MariaAsync(), "/leads/import");
        var rows = Enumerable.Range(1, 40).Select(number => $"{number} Alder Creek Rd,Sacramento,CA,95838,{(number == 7 ? "much" : "250000")}").Append("3 Alder Creek Rd,Sacramento,CA,95838,1");
        await ChooseAsync(page, "Where it is,city,state,zip,price", rows);

        var import = page.GetByRole(AriaRole.Button, new() { Name = "Import 41 lines" });
        await Expect(page.GetByText("No column is chosen for Street.").First).ToBeVisibleAsync();
        await Expect(import).ToHaveAttributeAsync("aria-disabled", "true");
        await Expect(page.Locator("tr", new() { HasText = "Where it is" })).ToContainTextAsync("1 Alder Creek Rd · 2 Alder Creek Rd · 3 Alder Creek Rd");
        await page.GetByLabel("Where it is becomes").SelectOptionAsync("Street");
        await Expect(import).Not.ToHaveAttributeAsync("aria-disabled", "true");
        await page.GetByLabel("Name this source").FillAsync("Alder Creek, March");
        await page.GetByLabel("Name this source").BlurAsync();
        await page.ReloadAsync();
        await Expect(page.GetByLabel("Where it is becomes")).ToHaveValueAsync("Street");
        await Expect(page.GetByLabel("Name this source")).ToHaveValueAsync("Alder Creek, March");
        await import.ClickAsync();

        await Expect(page.GetByText("39 leads added")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Lines that failed" }).Locator("tbody tr")).ToHaveCountAsync(1);
        var duplicate = page.GetByRole(AriaRole.Region, new() { Name = "Lines that were already here" }).Locator("tbody tr");
        await Expect(duplicate).ToContainTextAsync(["3 Alder Creek Rd, Sacramento, CA 95838"]);
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Download these lines" }).ClickAsync());
        Assert.Equal("county-failed.csv", download.SuggestedFilename);
        Assert.Contains("7 Alder Creek Rd", await File.ReadAllTextAsync((await download.PathAsync())!), StringComparison.Ordinal);

        await duplicate.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "3 Alder Creek Rd" })).ToBeVisibleAsync();
        await page.GotoAsync("/leads/import");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Earlier imports" }).Locator("tbody tr")).ToContainTextAsync(["county.csv"]);
    }

    [Fact]
    public async Task Progress_survives_a_reload_and_a_restart_and_a_colleague_sees_it_too()
    {
        await using var host = await TestHost.StartAsync(configure: services => services.WithoutWork());
        var maria = await host.MariaAsync();
        var importId = await host.QueuedAsync(maria, SomeImports.Csv(1_000), "county.csv");
        var page = await browsers.PageAsync(host, maria, $"/leads/import/{importId}");
        await Expect(page.GetByText("Waiting for its turn")).ToBeVisibleAsync();
        await Expect(page.Locator(".live[data-live=live]")).ToBeVisibleAsync();

        var claim = await host.ClaimImportAsync(importId);
        await host.RunBatchesAsync(importId, claim, 2);
        await Expect(page.GetByText("400 of 1,000 lines")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Progressbar, new() { Name = "Import" })).ToHaveAttributeAsync("aria-valuenow", "400");
        await page.ReloadAsync();
        await Expect(page.GetByText("400 of 1,000 lines")).ToBeVisibleAsync();
        var colleague = await browsers.PageAsync(host, await host.JonasAsync(), $"/leads/import/{importId}");
        await Expect(colleague.GetByText("400 of 1,000 lines")).ToBeVisibleAsync();

        await host.RestartAsync();
        await host.RunBatchesAsync(importId, claim, 1);
        await Expect(page.GetByText("600 of 1,000 lines")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await host.Get<RunWork>().RunAsync(claim, CancellationToken.None);
        await Expect(page.GetByText("1,000 leads added")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Expect(colleague.GetByText("1,000 leads added")).ToBeVisibleAsync(new() { Timeout = 30_000 });
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_refused_on_the_spot_and_the_next_one_can_be_chosen()
    {
        await using var host = await TestHost.StartAsync();
        var page = await browsers.PageAsync(host, await host.MariaAsync(), "/leads/import");
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "workbook.csv", MimeType = "text/csv", Buffer = [0x50, 0x4b, 3, 4, 20, 0] });
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("This workbook is damaged");

        await ChooseAsync(page, SomeImports.Header, [SomeImports.Row(1)]);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Import 1 line" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_real_file_comes_in_through_the_page_and_a_colleague_approves_from_it_at_once()
    {
        var path = DataFolder.File("sacramento_sales/sacramento_transactions.csv");
        await using var host = await TestHost.StartAsync();
        var board = await browsers.PageAsync(host, await host.JonasAsync(), "/leads/board");
        var page = await browsers.PageAsync(host, await host.MariaAsync(), "/leads/import");
        await Expect(board.Locator(".app[data-interactive]")).ToBeVisibleAsync();

        await page.Locator("input[type=file]").SetInputFilesAsync(path);
        await page.GetByRole(AriaRole.Button, new() { Name = "Import 985 lines" }).ClickAsync();

        await Expect(page.GetByText("981 leads added")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        var pending = board.Locator(".board-column[data-column=pending]");
        await Expect(pending.Locator(".column-count")).ToHaveTextAsync("981", new() { Timeout = 30_000 });
        await Expect(board.Locator(".board[data-attached]")).ToBeVisibleAsync();
        await pending.Locator(".card").First.FocusAsync();
        await board.Keyboard.PressAsync("a");
        await Expect(board.Locator(".board-column[data-column=approved] .column-count")).ToHaveTextAsync("1");
        await Expect(pending.Locator(".column-count")).ToHaveTextAsync("980");
    }

    [Fact]
    public async Task A_workbook_goes_from_the_disk_to_leads_and_what_failed_comes_back_as_CSV()
    {
        await using var host = await TestHost.StartAsync();
        var page = await browsers.PageAsync(host, await host.MariaAsync(), "/leads/import");
        var rows = Enumerable.Range(1, 30).Select(number => Excel.SomeWorkbooks.Row($"{number} Alder Creek Rd", "Sacramento", "CA", number == 7 ? "#N/A" : "95838"));
        var workbook = Excel.SomeWorkbooks.Of([("Read me", "", Excel.SomeWorkbooks.Sheet("")), ("May", "", Excel.SomeWorkbooks.Sheet(Excel.SomeWorkbooks.Row("street", "city", "state", "zip") + string.Concat(rows)))]);

        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "county.ods", MimeType = "application/zip", Buffer = workbook });
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("choose a file that ends in .csv, .xlsx, .xlsm or .txt");
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "county.xlsx", MimeType = "application/octet-stream", Buffer = workbook });
        await Expect(page.GetByText("The sheet “May” is read; the other one is not.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Import 30 lines" }).ClickAsync();

        await Expect(page.GetByText("29 leads added")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Lines that failed" }).Locator("tbody tr")).ToHaveCountAsync(1);
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Download these lines as CSV" }).ClickAsync());
        Assert.Equal("county-failed.csv", download.SuggestedFilename);
        Assert.Contains("7 Alder Creek Rd,Sacramento,CA,#N/A", await File.ReadAllTextAsync((await download.PathAsync())!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_are_checked_and_mended_where_they_stand_before_the_start_and_after_it()
    {
        await using var host = await TestHost.StartAsync();
        var page = await browsers.PageAsync(host, await host.MariaAsync(), "/leads/import");
        await ChooseAsync(page, SomeImports.Header, Enumerable.Range(1, 60).Select(number => number switch
        {
            7 => SomeImports.Row(number, "much"),
            8 => SomeImports.Row(number, "a lot"),
            > 50 => SomeImports.Row(number).Replace(",CA,", ",Kalif.,", StringComparison.Ordinal),
            _ => SomeImports.Row(number),
        }));
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "The first lines as leads" })).ToContainTextAsync("1 Alder Creek Rd, Sacramento, CA 95838");

        await page.GetByRole(AriaRole.Button, new() { Name = "Check all lines" }).ClickAsync();
        var grid = page.GetByRole(AriaRole.Region, new() { Name = "Lines to mend" });
        await Expect(grid.Locator("tbody tr")).ToHaveCountAsync(12, new() { Timeout = 30_000 });
        var colleague = await browsers.PageAsync(host, await host.JonasAsync(), new Uri(page.Url).AbsolutePath);
        await Expect(colleague.GetByLabel("price, line 8")).ToHaveValueAsync("much");
        await page.GetByLabel("Instead of Kalif.").FillAsync("CA");
        await page.GetByLabel("Instead of Kalif.").PressAsync("Enter");
        await Expect(grid.Locator("tbody tr")).ToHaveCountAsync(2);
        var price = page.GetByLabel("price, line 8");
        await Expect(price).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(price).ToHaveAccessibleDescriptionAsync(new Regex("This is not a price"));
        await price.FillAsync("250,000");
        await price.BlurAsync();
        await Expect(grid.Locator("tr.done")).ToContainTextAsync("Mended");
        await Expect(grid.Locator("tbody tr")).ToHaveCountAsync(1);
        await Expect(colleague.GetByLabel("price, line 8")).ToHaveCountAsync(0);
        await page.ReloadAsync();
        await Expect(grid.Locator("tbody tr")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Button, new() { Name = "Import 60 lines" }).ClickAsync();

        await Expect(page.GetByText("59 leads added")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Expect(page.Locator("[data-import][data-attached]")).ToBeVisibleAsync();
        await page.GetByLabel("price, line 9").FillAsync("99000");
        await page.GetByLabel("price, line 9").BlurAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Import the mended lines" }).ClickAsync();
        await Expect(page.GetByText("60 leads added")).ToBeVisibleAsync(new() { Timeout = 30_000 });
    }

    [Fact]
    public async Task A_colleagues_word_does_not_overwrite_what_is_typed_and_both_are_offered()
    {
        await using var host = await TestHost.StartAsync();
        var jonas = await host.JonasAsync();
        var page = await browsers.PageAsync(host, await host.MariaAsync(), "/leads/import");
        await ChooseAsync(page, SomeImports.Header, Enumerable.Range(1, 6).Select(number => SomeImports.Row(number, number < 4 ? "much" : "250000")));
        var importId = long.Parse(new Uri(page.Url).Segments[^1], System.Globalization.CultureInfo.InvariantCulture);
        await page.GetByRole(AriaRole.Button, new() { Name = "Check all lines" }).ClickAsync();
        await Expect(page.Locator("[data-import][data-attached]")).ToBeVisibleAsync();
        var (first, second, third) = (page.GetByLabel("price, line 2"), page.GetByLabel("price, line 3"), page.GetByLabel("price, line 4"));

        // A value that is still wrong, while one types: the line stays, the text stays, both are offered.
        await first.FillAsync("300");
        await MendAsync(host, importId, 2, "a lot", jonas);
        await Expect(page.GetByText("Jonas Reyes wrote “a lot” here meanwhile.")).ToBeVisibleAsync();
        await Expect(first).ToHaveValueAsync("300");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep theirs: a lot" }).ClickAsync();
        await Expect(first).ToHaveValueAsync("a lot");

        // One that mends the line, which would leave the page.
        await second.FillAsync("300,000");
        await MendAsync(host, importId, 3, "200000", jonas);
        await Expect(page.GetByText("Jonas Reyes wrote “200000” here meanwhile.")).ToBeVisibleAsync();
        await Expect(second).ToHaveValueAsync("300,000");
        await page.GetByRole(AriaRole.Button, new() { Name = "Use mine: 300,000" }).ClickAsync();
        await Expect(second).ToHaveCountAsync(0);
        await using (var db = host.Open())
            Assert.Equal("300,000", (await db.LeadImportCorrections.SingleAsync(row => row.ImportId == importId && row.Line == 3)).Value);

        // What is typed and not left survives a reload, and is saved when it is.
        await third.FillAsync("410000");
        await page.ReloadAsync();
        await Expect(third).ToHaveValueAsync("410000");
        await Expect(page.GetByText("Not saved yet.")).ToBeVisibleAsync();
        await third.PressAsync("Enter");
        await Expect(third).ToHaveCountAsync(0);
        await Expect(first).ToHaveValueAsync("a lot");
        await first.FillAsync("1");
        await first.PressAsync("Escape");
        await Expect(first).ToHaveValueAsync("a lot");
        await page.ReloadAsync();
        await Expect(first).ToHaveValueAsync("a lot");
        await Expect(page.GetByText("Not saved yet.")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_file_fills_in_what_is_missing_and_is_taken_back_with_what_it_filled_in()
    {
        await using var host = await TestHost.StartAsync();
        var maria = await host.MariaAsync();
        var jonas = await host.JonasAsync();
        var page = await browsers.PageAsync(host, maria, "/leads/import");
        await ChooseAsync(page, "street,city,state,zip,beds", Enumerable.Range(1, 4).Select(number => $"{number} Alder Creek Rd,Sacramento,CA,95838,2"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Import 4 lines" }).ClickAsync();
        await Expect(page.GetByText("4 leads added")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await page.GotoAsync("/leads/import");
        await Expect(page.Locator(".app[data-interactive]")).ToBeVisibleAsync();
        await ChooseAsync(page, SomeImports.Header, Enumerable.Range(1, 5).Select(number => SomeImports.Row(number)));
        var preview = page.GetByRole(AriaRole.Region, new() { Name = "The first lines as leads" });
        await Expect(preview.GetByText("Already here")).ToHaveCountAsync(4);
        await page.GetByLabel("Fill in what is missing").CheckAsync();
        await Expect(preview.GetByText("Updates")).ToHaveCountAsync(4);
        await Expect(preview).ToContainTextAsync("Baths 2, Asking price $250,000");
        await page.ReloadAsync();
        await Expect(page.GetByLabel("Fill in what is missing")).ToBeCheckedAsync();
        await Expect(page.Locator(".app[data-interactive]")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Check all lines" }).ClickAsync();
        await Expect(page.Locator(".figure", new() { HasText = "Would update" })).ToContainTextAsync("4", new() { Timeout = 30_000 });
        await page.GetByRole(AriaRole.Button, new() { Name = "Import 5 lines" }).ClickAsync();
        await Expect(page.Locator(".page .banner")).ToContainTextAsync("4 updated, 0 already here, 0 failed", new() { Timeout = 30_000 });
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Lines that updated leads" }).Locator("tbody tr")).ToHaveCountAsync(4);
        await using (var db = host.Open())
        {
            var lead = await db.Leads.OrderBy(row => row.Id).FirstAsync();
            Assert.True((await host.Get<Core.Leads.Editing.EditLead>().RunAsync(new(lead.Id, lead.Version), new Dictionary<string, string?> { ["Baths"] = "3" }, jonas, CancellationToken.None)).Succeeded);
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Take this import back" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync("1 lead that it added will go into the trash");
        await Expect(dialog).ToContainTextAsync("4 leads that it changed will have the facts from before again");
        await Expect(dialog).ToContainTextAsync("Baths stays as Jonas Reyes left it since.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Take 5 leads back" }).ClickAsync();
        await Expect(page.GetByText("5 leads taken back")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await using var after = host.Open();
        Assert.Equal([3m, null, null, null], await after.Leads.OrderBy(row => row.Id).Select(row => row.Baths).ToListAsync());
        Assert.All(await after.Leads.ToListAsync(), lead => Assert.Null(lead.AskingPriceCents));
    }

    [Fact]
    public async Task An_import_is_taken_back_from_its_page_and_what_a_colleague_approved_stays()
    {
        await using var host = await TestHost.StartAsync();
        var page = await browsers.PageAsync(host, await host.MariaAsync(), "/leads/import");
        await ChooseAsync(page, SomeImports.Header, Enumerable.Range(1, 5).Select(number => SomeImports.Row(number)));
        await page.GetByRole(AriaRole.Button, new() { Name = "Import 5 lines" }).ClickAsync();
        await Expect(page.GetByText("5 leads added")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        var import = page.Url;
        var jonas = await host.JonasAsync();
        // What came in is looked up in the background, which changes it as well.
        await Eventually.IsTrueAsync(async () =>
        {
            await using var db = host.Open();
            return await db.Activity.CountAsync(entry => entry.Action == "lead.verified") >= 5;
        });
        await using (var db = host.Open())
        {
            var lead = await db.Leads.OrderBy(row => row.Id).FirstAsync();
            Assert.True((await host.Get<ApproveLead>().RunAsync(new(lead.Id, lead.Version), jonas, CancellationToken.None)).Succeeded);
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Take this import back" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Jonas Reyes approved this lead");
        await Expect(page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Link, new() { Name = "1 Alder Creek Rd" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Take 4 leads back" }).ClickAsync();

        await Expect(page).ToHaveURLAsync(new Regex("/leads/bulk/"));
        await Expect(page.GetByText("4 leads put into the trash")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await page.GotoAsync(import);
        await Expect(page.GetByText("Taken back by Maria Keller")).ToBeVisibleAsync();
        await page.GotoAsync("/leads/import");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Taken back" })).ToBeVisibleAsync();
    }

    private static async Task MendAsync(TestHost host, long importId, int line, string price, Core.Actor who) =>
        Assert.True((await host.Get<Core.Leads.Imports.Mending.CorrectImportCell>().RunAsync(new(importId, line, 6, price, "much"), who, CancellationToken.None)).Succeeded);

    private static async Task ChooseAsync(IPage page, string header, IEnumerable<string> rows)
    {
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "county.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(string.Join("\n", [header, .. rows])) });
        await Expect(page).ToHaveURLAsync(new Regex("/leads/import/\\d+"));
    }
}
