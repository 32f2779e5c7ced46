using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Filtering;
using OpsConsole.Core.Listing;

namespace OpsConsole.Core.Leads.Listing;

/// <summary>One stretch of a tenant's leads. <paramref name="UserId"/> matters only to filters that are personal.</summary>
public sealed record LeadListRequest(long TenantId, Filter Filter, ListSort Sort, int Skip, int Take, long? UserId = null);

/// <summary>The rows of a stretch in order, and how many leads pass the filter in all; no count is capped.</summary>
public sealed record LeadList(int Total, IReadOnlyList<LeadListRow> Rows);

/// <summary>
/// Finds in the tenant's index, reads the found rows from the database: what is shown is what the database says. Callers check
/// <see cref="LeadPermissions.View"/> first.
/// </summary>
public sealed class LeadListQuery(OpsDbs dbs, LeadIndexes indexes, TimeProvider clock)
{
    public const int MostRows = 500;

    public async Task<LeadList> LoadAsync(LeadListRequest request, CancellationToken ct)
    {
        var found = await FindAsync(request with { Take = Math.Clamp(request.Take, 1, MostRows) }, ct);
        await using var db = dbs.Open(request.TenantId);
        return new LeadList(found.Total, await db.RowsAsync(found.Ids, ct));
    }

    /// <summary>The ids alone, as many as asked for: 100,000 take a few milliseconds.</summary>
    public Task<ListFound> FindAsync(LeadListRequest request, CancellationToken ct)
    {
        var moment = new FilterMoment(clock.GetUtcNow().UtcDateTime, request.UserId);
        return indexes.AskAsync(request.TenantId, index => index.Find(request.Filter, request.Sort, request.Skip, request.Take, moment), ct);
    }
}

internal static class ReadingLeadRows
{
    /// <summary>The rows of these ids in their order; one that is gone meanwhile is left out.</summary>
    public static Task<IReadOnlyList<LeadListRow>> RowsAsync(this OpsDb db, IReadOnlyList<long> ids, CancellationToken ct) => db.RowsAsync(ids, LeadListRow.FromLead, ct);

    /// <param name="fromLead">Must fill the id.</param>
    public static async Task<IReadOnlyList<LeadListRow>> RowsAsync(this OpsDb db, IReadOnlyList<long> ids, Expression<Func<Lead, LeadListRow>> fromLead, CancellationToken ct)
    {
        if (ids.Count == 0)
            return [];
        var wanted = ids.ToArray();
        var rows = await db.LeadsOf(wanted).AsNoTracking().Select(fromLead).ToDictionaryAsync(row => row.Id, ct);
        return [.. wanted.Where(rows.ContainsKey).Select(id => rows[id])];
    }
}
