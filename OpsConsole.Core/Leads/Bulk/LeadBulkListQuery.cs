namespace OpsConsole.Core.Leads.Bulk;

/// <summary>Bulk actions, newest first; <paramref name="HasMore"/> tells whether there are older ones behind the last.</summary>
public sealed record LeadBulkList(IReadOnlyList<LeadBulkView> Actions, bool HasMore);

/// <summary>Lists a tenant's bulk actions. Callers check <see cref="LeadPermissions.View"/> first.</summary>
public sealed class LeadBulkListQuery(OpsDbs dbs)
{
    public const int PageSize = 20;

    /// <param name="beforeId">The last action of the page before; null for the newest.</param>
    public async Task<LeadBulkList> LoadAsync(long tenantId, long? beforeId, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        var page = db.LeadBulkActions.Where(action => beforeId == null || action.Id < beforeId).OrderByDescending(action => action.Id).Take(PageSize + 1);
        var views = await LeadBulkQuery.ViewsAsync(db, page, ct);
        return new LeadBulkList([.. views.Take(PageSize)], views.Count > PageSize);
    }
}
