using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Activity.Searching;

/// <summary>Finds entries, newest first, a page at a time. Callers check <see cref="ActivityPermissions.View"/>.</summary>
public sealed class ActivityPageQuery(OpsDbs dbs)
{
    public const int PageSize = 50;

    /// <summary>The page behind <paramref name="before"/>, or before <paramref name="after"/>, or the newest.</summary>
    public async Task<FoundActivity> LoadAsync(long tenantId, ActivityFilter filter, ActivityPlace? before, ActivityPlace? after, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        return after is not null ? await NewerAsync(db, filter, after, ct) : await OlderAsync(db, filter, before, ct);
    }

    private static async Task<FoundActivity> OlderAsync(OpsDb db, ActivityFilter filter, ActivityPlace? before, CancellationToken ct)
    {
        var leading = db.Activity.AsNoTracking().Leading(filter);
        if (before is not null)
            leading = leading.Older(before);
        var rest = filter.Rest();
        var found = leading.NewestFirst().AsQueryable();
        if (rest.Count > 0)
            found = rest.Aggregate(found.Take(ActivitySearch.Look), (entries, part) => entries.Where(part)).NewestFirst();
        var rows = await found.Take(PageSize + 1).Select(ActivitySearch.AsRow).ToListAsync(ct);
        var lookOn = rows.Count <= PageSize && rest.Count > 0 ? await EndOfLookAsync(leading.NewestFirst(), ct) : null;
        return new FoundActivity([.. rows.Take(PageSize)], rows.Count > PageSize, before is not null, lookOn);
    }

    private static async Task<FoundActivity> NewerAsync(OpsDb db, ActivityFilter filter, ActivityPlace after, CancellationToken ct)
    {
        var leading = db.Activity.AsNoTracking().Leading(filter).Newer(after).OldestFirst();
        var rest = filter.Rest();
        var found = leading.AsQueryable();
        if (rest.Count > 0)
            found = rest.Aggregate(found.Take(ActivitySearch.Look), (entries, part) => entries.Where(part)).OldestFirst();
        var rows = await found.Take(PageSize + 1).Select(ActivitySearch.AsRow).ToListAsync(ct);
        // Not enough for a page: the newest page holds them all.
        if (rows.Count <= PageSize)
            return await OlderAsync(db, filter, null, ct);
        return new FoundActivity([.. rows.Take(PageSize).Reverse()], HasOlder: true, HasNewer: true);
    }

    private static Task<ActivityPlace?> EndOfLookAsync(IQueryable<ActivityEntry> leading, CancellationToken ct) =>
        leading.Skip(ActivitySearch.Look - 1).Select(entry => new ActivityPlace(entry.AtUtc, entry.Id)).FirstOrDefaultAsync(ct);
}
