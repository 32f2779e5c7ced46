namespace OpsConsole.Core.Leads.Imports;

/// <summary>Imports, newest first; <paramref name="HasMore"/> tells whether there are older ones behind the last.</summary>
public sealed record LeadImportList(IReadOnlyList<LeadImportView> Imports, bool HasMore);

/// <summary>Lists a tenant's imports. Callers check <see cref="LeadPermissions.Import"/> first.</summary>
public sealed class LeadImportListQuery(OpsDbs dbs)
{
    public const int PageSize = 20;

    /// <param name="beforeId">The last import of the page before; null for the newest.</param>
    public async Task<LeadImportList> LoadAsync(long tenantId, long? beforeId, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        var page = db.LeadImports.Where(import => beforeId == null || import.Id < beforeId).OrderByDescending(import => import.Id).Take(PageSize + 1);
        var views = await LeadImportQuery.ViewsAsync(db, page, ct);
        return new LeadImportList([.. views.Take(PageSize)], views.Count > PageSize);
    }
}
