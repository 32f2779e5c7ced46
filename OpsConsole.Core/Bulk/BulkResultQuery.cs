using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Bulk;

/// <summary>Which results are shown.</summary>
public enum BulkResultFilter
{
    All,
    Done,
    LeftOut,
    Failed,

    /// <summary>Those that the undo left alone.</summary>
    Kept,
}

/// <summary>One row's result; <paramref name="Face"/> is null when the row is gone for good.</summary>
public sealed record BulkResultRow(long RowId, BulkFace? Face, BulkOutcome Outcome, string? Reason, BulkUndoOutcome? Undo, string? UndoReason);

/// <param name="HasMore">Whether more follow behind the last.</param>
public sealed record BulkResultPage(IReadOnlyList<BulkResultRow> Rows, bool HasMore);

/// <summary>The results of a bulk action by row, a page at a time. Callers check <see cref="BulkRoom.ViewPermission"/> first.</summary>
public sealed class BulkResultQuery(OpsDbs dbs, BulkRooms rooms)
{
    public const int PageSize = 50;

    /// <param name="afterId">The last row of the page before; 0 for the first page.</param>
    public async Task<BulkResultPage> LoadAsync(long tenantId, string rowKind, long actionId, BulkResultFilter filter, long afterId, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        if (!await db.BulkActions.AnyAsync(action => action.Id == actionId && action.RowKind == rowKind, ct))
            return new BulkResultPage([], false);
        var results = db.BulkResults.AsNoTracking().Where(result => result.ActionId == actionId && result.RowId > afterId);
        results = filter switch
        {
            BulkResultFilter.Done => results.Where(result => result.Outcome == BulkOutcome.Done),
            BulkResultFilter.LeftOut => results.Where(result => result.Outcome == BulkOutcome.LeftOut),
            BulkResultFilter.Failed => results.Where(result => result.Outcome == BulkOutcome.Failed),
            BulkResultFilter.Kept => results.Where(result => result.Outcome == BulkOutcome.Done && result.Undo == BulkUndoOutcome.Kept),
            _ => results,
        };
        var page = await results.OrderBy(result => result.RowId).Take(PageSize + 1).ToListAsync(ct);
        var faces = await rooms.Of(rowKind).FacesAsync(db, [.. page.Select(result => result.RowId)], ct);
        return new BulkResultPage(
            [.. page.Take(PageSize).Select(result => new BulkResultRow(result.RowId, faces.GetValueOrDefault(result.RowId), result.Outcome, result.Reason, result.Undo, result.UndoReason))],
            page.Count > PageSize);
    }
}
