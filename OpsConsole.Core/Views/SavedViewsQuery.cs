using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Leads;

namespace OpsConsole.Core.Views;

public sealed record SavedViewRow(long Id, long Version, string Name, string Query, bool IsPinned, bool IsShared, long OwnerUserId, string OwnerName);

/// <summary>All views a tenant shares and each person's own. Callers check <see cref="LeadPermissions.View"/> and show what is theirs.</summary>
public sealed record SavedViews(IReadOnlyList<SavedViewRow> All)
{
    public IEnumerable<SavedViewRow> Of(long? userId) => All.Where(view => view.IsShared || view.OwnerUserId == userId);
}

public sealed class SavedViewsQuery(OpsDbs dbs)
{
    /// <summary>No tenant has that many; the oldest would count.</summary>
    public const int Most = 5_000;

    public async Task<SavedViews> LoadAsync(long tenantId, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        return new SavedViews(await db.SavedViews.AsNoTracking().OrderBy(view => view.Id).Take(Most)
            .Select(view => new SavedViewRow(view.Id, view.Version, view.Name, view.Query, view.IsPinned, view.IsShared, view.OwnerUserId, view.OwnerName)).ToListAsync(ct));
    }
}
