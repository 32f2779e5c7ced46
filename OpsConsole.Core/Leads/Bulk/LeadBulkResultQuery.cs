using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Leads.Bulk;

/// <summary>Which results are shown.</summary>
public enum LeadBulkResultFilter
{
    All,
    Done,
    LeftOut,
    Failed,

    /// <summary>Those that the undo left alone.</summary>
    Kept,
}

/// <summary>One lead's result; the address is null when the lead is gone for good.</summary>
public sealed record LeadBulkResultRow(
    long LeadId, string? Address, LeadStatus? Status, LeadBulkOutcome Outcome, string? Reason, LeadBulkUndoOutcome? Undo, string? UndoReason);

/// <param name="HasMore">Whether more follow behind the last.</param>
public sealed record LeadBulkResultPage(IReadOnlyList<LeadBulkResultRow> Rows, bool HasMore);

/// <summary>The results of a bulk action by lead, a page at a time. Callers check <see cref="LeadPermissions.View"/> first.</summary>
public sealed class LeadBulkResultQuery(OpsDbs dbs)
{
    public const int PageSize = 50;

    /// <param name="afterLeadId">The last lead of the page before; 0 for the first page.</param>
    public async Task<LeadBulkResultPage> LoadAsync(long tenantId, long actionId, LeadBulkResultFilter filter, long afterLeadId, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        var results = db.LeadBulkResults.AsNoTracking().Where(result => result.ActionId == actionId && result.LeadId > afterLeadId);
        results = filter switch
        {
            LeadBulkResultFilter.Done => results.Where(result => result.Outcome == LeadBulkOutcome.Done),
            LeadBulkResultFilter.LeftOut => results.Where(result => result.Outcome == LeadBulkOutcome.LeftOut),
            LeadBulkResultFilter.Failed => results.Where(result => result.Outcome == LeadBulkOutcome.Failed),
            LeadBulkResultFilter.Kept => results.Where(result => result.Outcome == LeadBulkOutcome.Done && result.Undo == LeadBulkUndoOutcome.Kept),
            _ => results,
        };
        var page = await results.OrderBy(result => result.LeadId).Take(PageSize + 1).ToListAsync(ct);
        var ids = page.Select(result => result.LeadId).ToArray();
        var leads = await db.Leads.IgnoreQueryFilters([OpsDb.TrashFilter]).AsNoTracking().Where(lead => ids.Contains(lead.Id))
            .Select(lead => new { lead.Id, lead.Street, lead.City, lead.Status }).ToDictionaryAsync(lead => lead.Id, ct);
        return new LeadBulkResultPage(
            [.. page.Take(PageSize).Select(result => new LeadBulkResultRow(
                result.LeadId, leads.TryGetValue(result.LeadId, out var lead) ? $"{lead.Street}, {lead.City}" : null, lead?.Status,
                result.Outcome, result.Reason, result.Undo, result.UndoReason))],
            page.Count > PageSize);
    }
}
