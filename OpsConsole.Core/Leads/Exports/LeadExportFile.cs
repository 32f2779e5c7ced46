using System.Globalization;
using System.Runtime.CompilerServices;
using OpsConsole.Core.Leads.Listing;

namespace OpsConsole.Core.Leads.Exports;

/// <summary>
/// A file of leads on its way out. It says how many rows it will have, in its name too, before the first byte; holds four chunks of rows
/// at a time; and when it ends, however it ends, what was really written is recorded.
/// </summary>
public sealed class LeadExportFile(OpsDbs dbs, TimeProvider clock, LeadExportRequest request, IReadOnlyList<long> ids, Actor actor)
{
    private const int Chunk = 500;
    private const int ChunksAhead = 3;

    private long written;

    public int Rows => ids.Count;

    /// <summary>How many rows are on their way; fewer than <see cref="Rows"/> at the end when leads went away or whoever asked stopped it.</summary>
    public long Written => written;

    public string Name => string.Create(CultureInfo.InvariantCulture, $"leads-{clock.GetUtcNow():yyyy-MM-dd}-{ids.Count}-rows.{Extension}");

    public string ContentType => request.Format == LeadExportFormat.Csv ? "text/csv; charset=utf-8" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private string Extension => request.Format == LeadExportFormat.Csv ? "csv" : "xlsx";

    public async Task WriteAsync(Stream to, CancellationToken ct)
    {
        try
        {
            if (request.Format == LeadExportFormat.Csv)
                await LeadCsv.WriteAsync(to, request.Columns, RowsAsync(ct), ct);
            else
                await LeadWorkbook.WriteAsync(to, request.Columns, RowsAsync(ct), About(), ct);
        }
        finally
        {
            // Also when whoever asked has gone: what left the house left it.
            await RecordAsync();
        }
    }

    private async IAsyncEnumerable<LeadListRow> RowsAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var fromLead = LeadListRow.FromLeadFor(request.Columns);
        await foreach (var rows in ids.Chunk(Chunk).EachAheadAsync(ChunksAhead, ReadAsync, ct))
            foreach (var row in rows)
            {
                yield return row;
                written++;
            }

        async Task<IReadOnlyList<LeadListRow>> ReadAsync(long[] chunk, CancellationToken stopping)
        {
            await using var db = dbs.Open(actor);
            return await db.RowsAsync(chunk, fromLead, stopping);
        }
    }

    private IReadOnlyList<(string Label, Func<object> Value)> About() =>
    [
        ("Leads found", () => (long)ids.Count),
        ("Rows written", () => written),
        ("Filter", () => request.Chosen is null ? request.Filter.IsEverything ? "All leads" : request.Filter.ToString() : "Chosen by hand"),
        ("Order", () => request.Sort.ToString()),
        ("Exported by", () => actor.Name),
        ("Exported at (UTC)", () => clock.GetUtcNow().UtcDateTime),
    ];

    private async Task RecordAsync()
    {
        await using var db = dbs.Open(actor);
        var columns = LeadListColumn.Names(request.Columns);
        var export = new LeadExport
        {
            ByUserId = actor.UserId,
            Format = Extension,
            Filter = request.Chosen is null ? request.Filter.ToString() : "",
            Sort = request.Sort.ToString(),
            Columns = columns,
            AtUtc = clock.GetUtcNow().UtcDateTime,
            RowsFound = ids.Count,
            RowsWritten = written,
        };
        db.LeadExports.Add(export);
        db.Record(actor, "lead-export.written", export, new { Format = Extension, export.Filter, IsChosen = request.Chosen is not null, Columns = columns, Found = ids.Count, Rows = written });
        await db.SaveChangesAsync(CancellationToken.None);
    }
}
