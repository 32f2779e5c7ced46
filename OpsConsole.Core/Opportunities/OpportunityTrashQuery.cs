using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Opportunities;

/// <summary>An opportunity in the trash.</summary>
public sealed record TrashedOpportunity(
    long Id, long Version, string Title, OpportunityStage Stage, OpportunityOutcome? Outcome, long? ValueCents, DateTime DeletedAtUtc, string? DeletedByName, string? Why);

/// <summary>A tenant's deleted opportunities, newest first, a page at a time. Callers check <see cref="OpportunityPermissions.Delete"/>.</summary>
public sealed class OpportunityTrashQuery(OpsDbs dbs)
{
    public const int PageSize = 50;

    /// <returns>At most one page, and whether there is another.</returns>
    public async Task<(IReadOnlyList<TrashedOpportunity> Rows, bool HasMore)> LoadAsync(long tenantId, int page, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        var rows = await db.Opportunities.IgnoreQueryFilters([OpsDb.TrashFilter]).AsNoTracking().Where(row => row.DeletedAtUtc != null)
            .OrderByDescending(row => row.DeletedAtUtc).ThenByDescending(row => row.Id)
            .Skip(Math.Max(0, page) * PageSize).Take(PageSize + 1)
            .Select(row => new TrashedOpportunity(
                row.Id, row.Version, row.Title, row.Stage, row.Outcome, row.ValueCents, row.DeletedAtUtc!.Value, row.DeletedByName, row.DeleteWords))
            .ToListAsync(ct);
        return ([.. rows.Take(PageSize)], rows.Count > PageSize);
    }
}
