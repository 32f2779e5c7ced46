using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Views;

public sealed record SavedViewRow(long Id, long Version, string List, string Name, string Query, bool IsPinned, bool IsShared, long OwnerUserId, string OwnerName);

/// <summary>All views a tenant shares and each person's own. Callers check the list's permission and show what is theirs.</summary>
public sealed record SavedViews(IReadOnlyList<SavedViewRow> All)
{
    /// <param name="list">The name of a <see cref="ViewedList"/>.</param>
    public IEnumerable<SavedViewRow> Of(string list, long? userId) => All.Where(view => view.List == list).Where(view => view.IsShared || view.OwnerUserId == userId);
}

public sealed class SavedViewsQuery(OpsDbs dbs)
{
    /// <summary>No tenant has that many; the oldest would count.</summary>
    public const int Most = 5_000;

    public async Task<SavedViews> LoadAsync(long tenantId, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        return new SavedViews(await db.SavedViews.AsNoTracking().OrderBy(view => view.Id).Take(Most)
            .Select(view => new SavedViewRow(view.Id, view.Version, view.List, view.Name, view.Query, view.IsPinned, view.IsShared, view.OwnerUserId, view.OwnerName)).ToListAsync(ct));
    }
}
