using OpsConsole.Core.Filtering;
using OpsConsole.Core.Leads.Listing;
using OpsConsole.Core.Listing;
using OpsConsole.Core.Listing.Exports;

namespace OpsConsole.Core.Leads.Exports;

/// <summary>Prepares a file of leads. Nothing is read yet but which leads they are; <see cref="ExportFile.WriteAsync"/> streams them.</summary>
public sealed class ExportLeads(OpsDbs dbs, LeadListQuery list, TimeProvider clock)
{
    public async Task<Result<ExportFile>> RunAsync(LeadExportRequest request, Actor actor, CancellationToken ct)
    {
        if ((actor.Lacks(LeadPermissions.View) ?? actor.Lacks(LeadPermissions.Export)) is { } refusal)
            return refusal;
        var filter = request.Chosen is null ? request.Filter : Filter.Everything;
        var found = await list.FindAsync(new(actor.TenantId, filter, request.Sort, 0, int.MaxValue, actor.UserId), ct);
        var ids = request.Chosen is { } chosen ? [.. found.Ids.Where(chosen.Contains)] : found.Ids;
        if (TooManyRowsForExcel.WhyNot(request.Format, ids.Count) is { } tooMany)
            return tooMany;
        return FileOf(request, ids, actor);
    }

    private ExportFile<LeadListRow> FileOf(LeadExportRequest request, IReadOnlyList<long> ids, Actor actor)
    {
        var fromLead = LeadListRow.FromLeadFor(request.Columns);
        var plan = new ExportPlan<LeadListRow>("leads", request.Format, request.Columns, About(request, actor), written => RecordAsync(request, ids.Count, written, actor));
        return new(clock, plan, ids, ReadAsync);

        async Task<IReadOnlyList<LeadListRow>> ReadAsync(long[] chunk, CancellationToken stopping)
        {
            await using var db = dbs.Open(actor);
            return await db.RowsAsync(chunk, fromLead, stopping);
        }
    }

    private IReadOnlyList<(string Label, Func<object> Value)> About(LeadExportRequest request, Actor actor) =>
    [
        ("Filter", () => request.Chosen is null ? request.Filter.IsEverything ? "All leads" : request.Filter.ToString() : "Chosen by hand"),
        ("Order", () => request.Sort.ToString()),
        ("Exported by", () => actor.Name),
        ("Exported at (UTC)", () => clock.GetUtcNow().UtcDateTime),
    ];

    private async Task RecordAsync(LeadExportRequest request, int found, long written, Actor actor)
    {
        await using var db = dbs.Open(actor);
        var columns = ListColumns.Names(request.Columns);
        var export = new LeadExport
        {
            ByUserId = actor.UserId,
            Format = ExportFile.ExtensionOf(request.Format),
            Filter = request.Chosen is null ? request.Filter.ToString() : "",
            Sort = request.Sort.ToString(),
            Columns = columns,
            AtUtc = clock.GetUtcNow().UtcDateTime,
            RowsFound = found,
            RowsWritten = written,
        };
        db.LeadExports.Add(export);
        db.Record(actor, "lead-export.written", export, new { export.Format, export.Filter, IsChosen = request.Chosen is not null, Columns = columns, Found = found, Rows = written });
        await db.SaveChangesAsync(CancellationToken.None);
    }
}
