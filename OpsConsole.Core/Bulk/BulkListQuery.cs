namespace OpsConsole.Core.Bulk;

/// <summary>Bulk actions, newest first; <paramref name="HasMore"/> tells whether there are older ones behind the last.</summary>
public sealed record BulkList(IReadOnlyList<BulkView> Actions, bool HasMore);

/// <summary>Lists a room's bulk actions. Callers check <see cref="BulkRoom.ViewPermission"/> first.</summary>
public sealed class BulkListQuery(OpsDbs dbs, BulkRooms rooms)
{
    public const int PageSize = 20;

    /// <param name="beforeId">The last action of the page before; null for the newest.</param>
    public async Task<BulkList> LoadAsync(long tenantId, string rowKind, long? beforeId, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        var page = db.BulkActions.Where(action => action.RowKind == rowKind && (beforeId == null || action.Id < beforeId)).OrderByDescending(action => action.Id).Take(PageSize + 1);
        var views = await BulkQuery.ViewsAsync(db, page, rooms, ct);
        return new BulkList([.. views.Take(PageSize)], views.Count > PageSize);
    }
}
