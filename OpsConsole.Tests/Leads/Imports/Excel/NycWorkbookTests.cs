using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Exports;
using OpsConsole.Core.Leads.Imports;
using OpsConsole.Core.Listing.Exports;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads.Addresses;

namespace OpsConsole.Tests.Leads.Imports.Excel;

/// <summary>A year of sales in New York, as the CSV it came as and as a workbook that the product itself wrote of it.</summary>
[Collection(nameof(Alone))]
public sealed class NycWorkbookTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Fact]
    public async Task A_workbook_of_thirty_thousand_rows_comes_to_the_same_as_the_CSV_in_as_little_memory()
    {
        var path = DataFolder.File("nyc_sales/nyc_sales_geocoded.csv");
        var headings = File.ReadLines(path).First().Split(',');
        var rows = DataFolder.Rows("nyc_sales/nyc_sales_geocoded.csv").ToList();
        using var workbook = new MemoryStream();
        await Workbook.WriteAsync(workbook, "Sales", headings, rows.Select(row => row.Cast<object?>()).ToAsyncEnumerable(), [("Rows", () => rows.Count)], ct);

        var (ofCsv, csvLeads, csvProblems, csvMegabytes) = await ImportedAsync(await File.ReadAllBytesAsync(path, ct), "nyc.csv");
        var (ofBook, bookLeads, bookProblems, bookMegabytes) = await ImportedAsync(workbook.ToArray(), "nyc.xlsx");

        Assert.Equal((ImportStanding.Finished, rows.Count), (ofBook.Standing, ofBook.RowsDone));
        Assert.True(ofBook.Added > 20_000, ofBook.Counted);
        Assert.Equal(ofCsv.Counted, ofBook.Counted);
        Assert.Equal(csvLeads, bookLeads);
        Assert.Equal(csvProblems, bookProblems);
        TestContext.Current.SendDiagnosticMessage("NYC: {0}; heap {1:0} MB from the CSV, {2:0} MB from the workbook", ofBook.Counted, csvMegabytes, bookMegabytes);
        Assert.True(csvMegabytes < 20 && bookMegabytes < 20, $"{csvMegabytes:0} and {bookMegabytes:0} MB");
    }

    /// <summary>In the order of the file; lines themselves are counted differently where a cell of the CSV has several.</summary>
    private static async Task<(LeadImportView, List<(string, object)>, List<(string, string?, long?, string)>, double)> ImportedAsync(byte[] file, string name)
    {
        await using var ops = await TestOps.StartAsync();
        var maria = await ops.MariaAsync();
        var uploaded = await ops.UploadAsync(file, maria, name);
        Assert.True(uploaded.Succeeded, uploaded.Error?.Message);
        var seen = await ops.ViewAsync(uploaded.Value);
        var mapping = ColumnMapping.FromJson(seen.Mapping).Value.WithDefault(LeadField.City, "New York").WithDefault(LeadField.State, "NY");
        var target = (await ops.Get<CorrectImportMapping>().RunAsync(seen.Ref, mapping, "NYC", maria, ct)).Value;
        Assert.True((await ops.Get<StartLeadImport>().RunAsync(target, "NYC", maria, ct)).Succeeded);
        using var heap = new HeapWatch();
        await ops.RunQueueAsync();
        var megabytes = heap.MostMegabytes;
        await using var db = ops.Open();
        return (
            await ops.ViewAsync(uploaded.Value),
            [.. (await db.Leads.AsNoTracking().OrderBy(lead => lead.ImportLine).ToListAsync(ct)).Select(lead => (lead.AddressKey, (object)lead.ToInput()))],
            [.. (await db.LeadImportProblems.AsNoTracking().OrderBy(row => row.Line).ThenBy(row => row.Id).ToListAsync(ct)).Select(row => (row.Column, row.Value, row.MatchesLeadId, row.MatchesLeadId is null ? row.Reason : ""))],
            megabytes);
    }
}
