using System.Text;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Filtering;
using OpsConsole.Core.Leads.Exports;
using OpsConsole.Core.Leads.Filtering;
using OpsConsole.Core.Leads.Imports;
using OpsConsole.Core.Leads.Listing;
using OpsConsole.Core.Listing.Exports;
using OpsConsole.Core.Tenants;
using OpsConsole.Core.Work;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Leads.Imports.Excel;

/// <summary>A workbook on its whole way: uploaded, mapped, run, and what failed of it.</summary>
public sealed class ExcelImportTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task What_is_exported_as_a_workbook_comes_in_again_elsewhere_as_it_was(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var maria = await ops.MariaAsync();
        string[] types = ["Condo", "Land", "", "Townhouse"];
        await ops.ImportAsync("street,city,state,zip,price,type,beds,baths,area,built,motivation,note,owner,phone,email,last sold\n" + string.Concat(Enumerable.Range(1, 400).Select(at =>
            $"{at} Piñon Ct,Springfield,MA,0{1000 + at},{(at % 3 == 0 ? "" : $"{at * 1_111}.{at % 100:00}")},{types[at % 4]},{(at % 5 == 0 ? "" : at % 7)},{at % 4}.5,{900 + at},{1900 + (at % 90)},High,\"{(at % 2 == 0 ? "=needs <b> & \"\"quotes\"\"" : "two\nlines _x0041_")}\",O'Brien {at},(916) 555-0{at % 900 + 100},o{at}@example.com,{2000 + (at % 20)}-0{1 + (at % 9)}-1{at % 10}\n")), maria);
        using var workbook = new MemoryStream();
        var columns = LeadListColumn.Parse("street,city,state,zip,price,type,beds,baths,area,built,motivation,note,owner,phone,email,sold,status,created");
        var file = await ops.Get<ExportLeads>().RunAsync(new(ExportFormat.Xlsx, Filter.Everything, LeadSort.Parse("created"), columns), maria, ct);
        await file.Value.WriteAsync(workbook, ct);
        var delta = await ops.Get<CreateTenant>().RunAsync("Delta Homes", ct);
        var dora = await ops.SomebodyAsync("Dora Delta", Core.Permissions.BuiltInRoles.Manager, delta);

        var importId = (await ops.Get<UploadLeadFile>().RunAsync("leads.xlsx", new MemoryStream(workbook.ToArray()), dora, ct)).Value;
        var view = (await ops.Get<LeadImportQuery>().LoadAsync(delta, importId, ct))!;
        Assert.Equal(new ReadSheet("Leads", 1), (await ops.Get<LeadImportSampleQuery>().LoadAsync(delta, importId, ct)).Sheet);
        var mapping = ColumnMapping.FromJson(view.Mapping).Value;
        Assert.Equal(["Status", "Created"], mapping.Headers.Where((_, column) => mapping.FieldOf(column) is null));
        var item = await ops.Get<StartLeadImport>().RunAsync(view.Ref, "Again", dora, ct);
        await ops.Get<RunWork>().RunAsync((await ops.Get<WorkLeases>().ClaimAsync(delta, item.Value, ct))!, ct);

        var done = (await ops.Get<LeadImportQuery>().LoadAsync(delta, importId, ct))!;
        Assert.Equal((ImportStanding.Finished, 400), (done.Standing, done.RowsDone));
        await using var there = ops.Dbs.Open(delta);
        var came = await there.Leads.AsNoTracking().ToDictionaryAsync(lead => lead.AddressKey, ct);
        var left = await ops.LeadsAsync();
        Assert.Equal((400, 400), (left.Count, came.Count));
        Assert.All(left, lead => Assert.Equal(lead.ToInput(), came[lead.AddressKey].ToInput()));
    }

    [Fact]
    public async Task Lines_of_a_workbook_that_failed_come_back_as_CSV_with_the_sheets_row_numbers()
    {
        await using var ops = await TestOps.StartAsync();
        var maria = await ops.MariaAsync();
        var bytes = SomeWorkbooks.OfRows("""
            <row r="1"><c t="inlineStr"><is><t>street</t></is></c><c t="inlineStr"><is><t>city</t></is></c><c t="inlineStr"><is><t>state</t></is></c><c t="inlineStr"><is><t>zip</t></is></c><c t="inlineStr"><is><t>price</t></is></c></row>
            <row r="2"><c t="inlineStr"><is><t>1 A St</t></is></c><c t="inlineStr"><is><t>Galt</t></is></c><c t="inlineStr"><is><t>MA</t></is></c><c s="2"><v>1254</v></c><c><v>1.0E+5</v></c></row>
            <row r="7"><c t="inlineStr"><is><t>2, A St</t></is></c><c t="inlineStr"><is><t>Galt</t></is></c><c t="inlineStr"><is><t>CA</t></is></c><c s="2"><v>95632</v></c><c t="e"><v>#N/A</v></c></row>
            """);
        var importId = (await ops.UploadAsync(bytes, maria, "May.xlsx")).Value;
        await ops.Get<StartLeadImport>().RunAsync((await ops.ViewAsync(importId)).Ref, "May", maria, ct);
        await ops.RunQueueAsync();

        Assert.Equal((1, 0, 1), (await ops.ViewAsync(importId)).Counts());
        var lead = Assert.Single(await ops.LeadsAsync());
        Assert.Equal(("01254", 10_000_000, 2), (lead.Zip, lead.AskingPriceCents, lead.ImportLine));
        using var written = new MemoryStream();
        await ops.Get<FailedRowsQuery>().WriteAsync(written, ops.TenantId, importId, ct);
        Assert.EndsWith($"7,\"price: {SpreadsheetError.Reason}\",\"2, A St\",Galt,CA,95632,#N/A\r\n", Encoding.UTF8.GetString(written.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workbook_of_many_pieces_is_read_from_where_it_is_kept()
    {
        await using var ops = await TestOps.StartAsync();
        var maria = await ops.MariaAsync();
        var random = new Random(1);
        var notes = Enumerable.Range(1, 6_000).Select(at => SomeWorkbooks.Row($"{at} A St", "Galt", "CA", "95632", Convert.ToBase64String(Enumerable.Range(0, 60).Select(_ => (byte)random.Next(256)).ToArray())));
        var bytes = SomeWorkbooks.OfRows(SomeWorkbooks.Row("street", "city", "state", "zip", "note") + string.Concat(notes));
        Assert.True(bytes.Length > Core.Files.StoredFileChunk.Size, $"{bytes.Length}");

        var importId = (await ops.UploadAsync(bytes, maria, "May.xlsx")).Value;

        Assert.Equal(6_000, (await ops.ViewAsync(importId)).Rows);
    }
}
