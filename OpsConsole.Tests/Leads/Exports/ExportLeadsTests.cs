using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Filtering;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Exports;
using OpsConsole.Core.Leads.Filtering;
using OpsConsole.Core.Leads.Listing;
using OpsConsole.Core.Listing.Exports;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads.Listing;

namespace OpsConsole.Tests.Leads.Exports;

public sealed class ExportLeadsTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task The_file_holds_what_the_list_shows_in_its_order(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var maria = await ops.MariaAsync();
        await ops.AddVariedAsync(1_200, 21, maria);
        var request = new LeadExportRequest(ExportFormat.Csv, LeadFields.Parse("not status:approved").Value, LeadSort.Parse("-price,street"), LeadListColumn.Parse("id,street,price"));
        var listed = await ops.Get<LeadListQuery>().FindAsync(new(ops.TenantId, request.Filter, request.Sort, 0, int.MaxValue), ct);

        var (file, text) = await TakeAsync(ops, request, maria);

        var lines = text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("\ufeffLead,Address,Price", lines[0]);
        Assert.Equal(listed.Ids, lines.Skip(1).Select(line => long.Parse(line.Split(',')[0], System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(listed.Total, file.Rows);
        Assert.Contains($"-{listed.Total}-rows.csv", file.Name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_column_reads_all_that_it_needs()
    {
        await using var ops = await TestOps.StartAsync();
        await ops.AddVariedAsync(60, 4, await ops.AnaAsync());
        await using var db = ops.Open();
        var whole = await db.Leads.AsNoTracking().OrderBy(lead => lead.Id).Select(LeadListRow.FromLead).ToListAsync(ct);

        foreach (var column in LeadListColumn.All)
        {
            var narrow = await db.Leads.AsNoTracking().OrderBy(lead => lead.Id).Select(LeadListRow.FromLeadFor([column])).ToListAsync(ct);
            Assert.True(whole.Select(column.Value).SequenceEqual(narrow.Select(column.Value)), $"{column.Name} reads more of a row than it names.");
            Assert.Equal(whole.Select(row => row.Id), narrow.Select(row => row.Id));
        }
    }

    [Fact]
    public async Task A_text_that_a_spreadsheet_would_run_is_made_harmless_and_commas_and_quotes_stay_in_their_cell()
    {
        await using var ops = await TestOps.StartAsync();
        await ops.LeadAsync("1, \"The Oaks\"", more: lead => lead.OwnerName = "=HYPERLINK(\"http://x\")");

        var (_, text) = await TakeAsync(ops, new(ExportFormat.Csv, Filter.Everything, LeadSort.Default, LeadListColumn.Parse("street,owner")), await ops.MariaAsync());

        Assert.Equal("\ufeffAddress,Owner\r\n\"1, \"\"The Oaks\"\"\",\"'=HYPERLINK(\"\"http://x\"\")\"\r\n", text);
    }

    [Fact]
    public async Task What_left_is_recorded_with_its_filter_and_count()
    {
        await using var ops = await TestOps.StartAsync();
        await ops.LeadAsync("1 Main St");
        await ops.LeadAsync("2 Main St", more: lead => lead.Score = 90);
        var maria = await ops.MariaAsync();

        await TakeAsync(ops, new(ExportFormat.Csv, LeadFields.Parse("score:80..").Value, LeadSort.Default, LeadListColumn.Default), maria);

        await using var db = ops.Open();
        var export = await db.LeadExports.SingleAsync(ct);
        Assert.Equal((1, 1, "score:80.."), (export.RowsFound, export.RowsWritten, export.Filter));
        var entry = await db.Activity.SingleAsync(entry => entry.Action == "lead-export.written", ct);
        Assert.Equal(maria.UserId, entry.ActorUserId);
        Assert.Contains("score:80..", entry.Particulars, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_goes_away_in_the_middle_leaves_a_record_of_what_they_took()
    {
        await using var ops = await TestOps.StartAsync();
        var maria = await ops.MariaAsync();
        await ops.AddVariedAsync(1_500, 4, maria);
        var file = (await ops.Get<ExportLeads>().RunAsync(new(ExportFormat.Csv, Filter.Everything, LeadSort.Default, LeadListColumn.Default), maria, ct)).Value;

        await Assert.ThrowsAsync<IOException>(() => file.WriteAsync(new BreakingStream(40_000), ct));

        await using var db = ops.Open();
        var export = await db.LeadExports.SingleAsync(ct);
        Assert.Equal(1_500, export.RowsFound);
        Assert.InRange(export.RowsWritten, 1, 1_499);
    }

    [Fact]
    public async Task Leads_chosen_by_hand_are_all_there_is()
    {
        await using var ops = await TestOps.StartAsync();
        var one = await ops.LeadAsync("1 Main St");
        await ops.LeadAsync("2 Main St");

        var (file, text) = await TakeAsync(ops, new(ExportFormat.Csv, Filter.Everything, LeadSort.Default, LeadListColumn.Parse("street"), new HashSet<long> { one.Id, 999 }), await ops.MariaAsync());

        Assert.Equal(1, file.Rows);
        Assert.Equal("\ufeffAddress\r\n1 Main St\r\n", text);
    }

    [Fact]
    public async Task The_workbook_opens_with_typed_cells_and_says_how_many_rows_it_has()
    {
        await using var ops = await TestOps.StartAsync();
        await ops.LeadAsync("<1> & \u0001 Main St", more: lead => lead.OwnerName = "=1+1");
        await ops.LeadAsync("2 Main St");
        var file = (await ops.Get<ExportLeads>().RunAsync(new(ExportFormat.Xlsx, Filter.Everything, LeadSort.Parse("id"), LeadListColumn.Parse("street,owner,price,created")), await ops.MariaAsync(), ct)).Value;
        using var stream = new AwaitingStream();
        await file.WriteAsync(stream, ct);

        stream.Position = 0;
        using var zip = new ZipArchive(stream);
        XNamespace main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        var rows = Sheet(zip, "xl/worksheets/sheet1.xml").Descendants(main + "row").ToList();
        Assert.Equal(["Address", "Owner", "Price", "Created"], rows[0].Elements().Select(cell => cell.Value));
        Assert.Equal("<1> &  Main St", rows[1].Elements().First().Value);
        Assert.Equal(["inlineStr", "inlineStr", null, null], rows[1].Elements().Select(cell => cell.Attribute("t")?.Value));
        Assert.Equal("59222", rows[1].Elements().ElementAt(2).Value);
        var about = Sheet(zip, "xl/worksheets/sheet2.xml").Descendants(main + "row").ToDictionary(row => row.Elements().First().Value, row => row.Elements().Last().Value);
        Assert.Equal(("2", "2", "All leads"), (about["Leads found"], about["Rows written"], about["Filter"]));
        Assert.All(zip.Entries, entry => XDocument.Load(entry.Open()));
    }

    [Fact]
    public async Task Without_the_permission_nothing_leaves()
    {
        await using var ops = await TestOps.StartAsync();
        Assert.IsType<NotAllowed>((await ops.Get<ExportLeads>().RunAsync(new(ExportFormat.Csv, Filter.Everything, LeadSort.Default, LeadListColumn.Default), await ops.AnaAsync(), ct)).Error);
    }

    private static XDocument Sheet(ZipArchive zip, string name) => XDocument.Load(zip.GetEntry(name)!.Open());

    private static async Task<(ExportFile File, string Text)> TakeAsync(TestOps ops, LeadExportRequest request, Actor actor)
    {
        var file = (await ops.Get<ExportLeads>().RunAsync(request, actor, ct)).Value;
        using var stream = new MemoryStream();
        await file.WriteAsync(stream, ct);
        return (file, Encoding.UTF8.GetString(stream.ToArray()));
    }

    /// <summary>Allows no writing without awaiting, as a response does.</summary>
    private sealed class AwaitingStream : MemoryStream
    {
        private bool isAwaited;

        public override void Write(byte[] buffer, int offset, int count)
        {
            if (!isAwaited)
                throw new InvalidOperationException("Synchronous operations are disallowed.");
            base.Write(buffer, offset, count);
        }

        public override void Write(ReadOnlySpan<byte> buffer) => Write(buffer.ToArray(), 0, buffer.Length);

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            isAwaited = true;
            Write(buffer.ToArray(), 0, buffer.Length);
            isAwaited = false;
            return ValueTask.CompletedTask;
        }
    }

    /// <summary>A line that is cut after so many bytes.</summary>
    private sealed class BreakingStream(int bytes) : MemoryStream
    {
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            Length + buffer.Length > bytes ? throw new IOException("The line is cut.") : base.WriteAsync(buffer, cancellationToken);
    }
}
