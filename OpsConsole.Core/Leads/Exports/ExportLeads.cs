using OpsConsole.Core.Leads.Filtering;
using OpsConsole.Core.Leads.Listing;

namespace OpsConsole.Core.Leads.Exports;

/// <summary>Prepares a file of leads. Nothing is read yet but which leads they are; <see cref="LeadExportFile.WriteAsync"/> streams them.</summary>
public sealed class ExportLeads(OpsDbs dbs, LeadListQuery list, TimeProvider clock)
{
    /// <summary>One row is the header.</summary>
    public const int MostExcelRows = 1_048_575;

    public async Task<Result<LeadExportFile>> RunAsync(LeadExportRequest request, Actor actor, CancellationToken ct)
    {
        if ((actor.Lacks(LeadPermissions.View) ?? actor.Lacks(LeadPermissions.Export)) is { } refusal)
            return refusal;
        var filter = request.Chosen is null ? request.Filter : LeadFilter.Everything;
        var found = await list.FindAsync(new(actor.TenantId, filter, request.Sort, 0, int.MaxValue, actor.UserId), ct);
        var ids = request.Chosen is { } chosen ? [.. found.Ids.Where(chosen.Contains)] : found.Ids;
        if (request.Format == LeadExportFormat.Xlsx && ids.Count > MostExcelRows)
            return new TooManyRowsForExcel(ids.Count, MostExcelRows);
        return new LeadExportFile(dbs, clock, request, ids, actor);
    }
}
