using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Filtering;
using OpsConsole.Core.Listing;

namespace OpsConsole.Core.Users.Listing;

/// <summary>One stretch of a tenant's users.</summary>
public sealed record UserListRequest(long TenantId, Filter Filter, ListSort Sort, int Skip, int Take);

/// <summary>The rows of a stretch in order, and how many users pass the filter in all; no count is capped.</summary>
public sealed record UserList(int Total, IReadOnlyList<UserListRow> Rows);

/// <summary>
/// Finds in the tenant's index, reads the found rows from the database: what is shown is what the database says. Callers check
/// <see cref="UserPermissions.View"/> first.
/// </summary>
public sealed class UserListQuery(OpsDbs dbs, UserIndexes indexes, TimeProvider clock)
{
    public const int MostRows = 500;

    public async Task<UserList> LoadAsync(UserListRequest request, CancellationToken ct)
    {
        var found = await FindAsync(request with { Take = Math.Clamp(request.Take, 1, MostRows) }, ct);
        await using var db = dbs.Open(request.TenantId);
        return new UserList(found.Total, await db.UsersAsync(found.Ids, clock.GetUtcNow().UtcDateTime, ct));
    }

    /// <summary>The ids alone, as many as asked for: 100,000 take a few milliseconds.</summary>
    public Task<ListFound> FindAsync(UserListRequest request, CancellationToken ct)
    {
        var moment = new FilterMoment(clock.GetUtcNow().UtcDateTime, null);
        return indexes.AskAsync(request.TenantId, index => index.Find(request.Filter, request.Sort, request.Skip, request.Take, moment), ct);
    }
}

internal static class ReadingUserRows
{
    /// <summary>The rows of these ids in their order; one that is gone meanwhile is left out.</summary>
    public static async Task<IReadOnlyList<UserListRow>> UsersAsync(this OpsDb db, IReadOnlyList<long> ids, DateTime nowUtc, CancellationToken ct)
    {
        if (ids.Count == 0)
            return [];
        var wanted = ids.ToArray();
        // In one query SQLite would gather the roles of the whole table first.
        var rows = await db.Users.AsNoTracking().AsSplitQuery().Where(user => wanted.Contains(user.Id)).Select(UserAsRead.FromUser).ToDictionaryAsync(row => row.Id, ct);
        return [.. wanted.Where(rows.ContainsKey).Select(id => rows[id].At(nowUtc))];
    }
}
