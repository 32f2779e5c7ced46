using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Activity;

/// <summary>A seal with the entry it points to, if there still is one.</summary>
internal sealed record ChainLink(ActivitySeal Seal, ActivityEntry? Entry);

/// <summary>Reads a tenant's chain by ascending number, a page at a time.</summary>
internal sealed class ChainLinks(OpsDb db, long tenantId)
{
    private const int PageSize = 1000;

    private readonly Queue<ChainLink> page = new();
    private long last = long.MinValue;
    private bool isEnd;

    public async Task<ChainLink?> NextAsync(CancellationToken ct)
    {
        await FillAsync(ct);
        return page.TryDequeue(out var link) ? link : null;
    }

    public async Task<ChainLink?> PeekAsync(CancellationToken ct)
    {
        await FillAsync(ct);
        return page.TryPeek(out var link) ? link : null;
    }

    private async Task FillAsync(CancellationToken ct)
    {
        if (page.Count > 0 || isEnd)
            return;
        var after = last;
        // The entry is looked up whatever tenant it says it is of: one that was moved is changed, not missing.
        var rows = await (
            from seal in db.ActivitySeals.IgnoreQueryFilters([OpsDb.TenantFilter]).AsNoTracking()
            where seal.TenantId == tenantId && seal.Number > after
            join entry in db.Activity on seal.ActivityId equals entry.Id into entries
            from entry in entries.DefaultIfEmpty()
            orderby seal.Number
            select new { seal, entry }).Take(PageSize).ToListAsync(ct);
        foreach (var row in rows)
            page.Enqueue(new ChainLink(row.seal, row.entry));
        isEnd = rows.Count < PageSize;
        if (rows.Count > 0)
            last = rows[^1].seal.Number;
    }
}
