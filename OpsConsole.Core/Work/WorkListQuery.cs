using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Work;

/// <summary>Where an item stands as people see it: what failed and waits for its next attempt is a shelf of its own.</summary>
public enum WorkShelf
{
    Waiting,
    Running,
    Failed,
    Dead,
    Done,
    Discarded,
}

/// <summary>Which work somebody looks for; null means any.</summary>
/// <param name="Text">Part of the error, or of the name of whoever queued it.</param>
public sealed record WorkFilter(WorkShelf Shelf = WorkShelf.Waiting, string? Kind = null, string? Text = null)
{
    public const int TextLength = 100;
}

/// <summary>An item as it is listed.</summary>
public sealed record WorkRow(
    long Id, string Kind, WorkStatus Status, int Priority, long Done, long? Total, string? Text, string? Error, string? DiscardReason, int Attempts, int MaxAttempts,
    string CreatedByName, DateTime CreatedAtUtc, DateTime RunAfterUtc, DateTime? StartedAtUtc, DateTime? EndedAtUtc, DateTime UpdatedAtUtc)
{
    public WorkRef Ref => new(Id, UpdatedAtUtc);

    public WorkShelf Shelf => Status switch
    {
        WorkStatus.Waiting => Attempts > 0 ? WorkShelf.Failed : WorkShelf.Waiting,
        WorkStatus.Running => WorkShelf.Running,
        WorkStatus.Dead => WorkShelf.Dead,
        WorkStatus.Done => WorkShelf.Done,
        _ => WorkShelf.Discarded,
    };

    internal static Expression<Func<WorkItem, WorkRow>> Of { get; } = item => new WorkRow(
        item.Id, item.Kind, item.Status, item.Priority, item.ProgressDone, item.ProgressTotal, item.ProgressText, item.Error, item.DiscardReason, item.Attempts, item.MaxAttempts,
        item.CreatedByName, item.CreatedAtUtc, item.RunAfterUtc, item.StartedAtUtc, item.EndedAtUtc, item.UpdatedAtUtc);
}

/// <param name="Counts">How many stand where, each counted up to one more than <see cref="WorkListQuery.MostCounted"/>.</param>
/// <param name="OldestUtc">When the oldest that is not done was queued.</param>
public sealed record WorkList(IReadOnlyDictionary<WorkShelf, int> Counts, DateTime? OldestUtc, IReadOnlyList<WorkRow> Rows, bool HasMore);

/// <summary>A tenant's queue, newest first, a page at a time. Callers check <see cref="WorkPermissions.View"/>.</summary>
public sealed class WorkListQuery(OpsDbs dbs)
{
    public const int PageSize = 50;
    public const int MostCounted = 10_000;

    /// <param name="beforeId">The last item of the page before; null for the newest.</param>
    public async Task<WorkList> LoadAsync(long tenantId, WorkFilter filter, long? beforeId, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        var counts = new Dictionary<WorkShelf, int>();
        foreach (var shelf in Enum.GetValues<WorkShelf>())
            counts[shelf] = await On(db, shelf).OrderBy(item => item.Id).Select(item => item.Id).Take(MostCounted + 1).CountAsync(ct);

        var found = On(db, filter.Shelf);
        if (filter.Kind is { } kind)
            found = found.Where(item => item.Kind == kind);
        if (filter.Text is { Length: > 0 } text)
        {
            var part = text.Length > WorkFilter.TextLength ? text[..WorkFilter.TextLength] : text;
            found = found.Where(item => item.Error!.Contains(part) || item.CreatedByName.Contains(part));
        }

        if (beforeId is { } before)
            found = found.Where(item => item.Id < before);
        var rows = await found.OrderByDescending(item => item.Id).Take(PageSize + 1).Select(WorkRow.Of).ToListAsync(ct);
        return new WorkList(counts, await OldestAsync(db, ct), [.. rows.Take(PageSize)], rows.Count > PageSize);
    }

    private static async Task<DateTime?> OldestAsync(OpsDb db, CancellationToken ct)
    {
        var oldest = new List<DateTime?>();
        foreach (var status in new[] { WorkStatus.Waiting, WorkStatus.Running })
            oldest.Add(await db.WorkItems.Where(item => item.Status == status).OrderBy(item => item.Id).Select(item => (DateTime?)item.CreatedAtUtc).FirstOrDefaultAsync(ct));
        return oldest.Min();
    }

    private static IQueryable<WorkItem> On(OpsDb db, WorkShelf shelf)
    {
        var items = db.WorkItems.AsNoTracking();
        return shelf switch
        {
            WorkShelf.Waiting => items.Where(item => item.Status == WorkStatus.Waiting && item.Attempts == 0),
            WorkShelf.Failed => items.Where(item => item.Status == WorkStatus.Waiting && item.Attempts > 0),
            WorkShelf.Running => items.Where(item => item.Status == WorkStatus.Running),
            WorkShelf.Dead => items.Where(item => item.Status == WorkStatus.Dead),
            WorkShelf.Done => items.Where(item => item.Status == WorkStatus.Done),
            _ => items.Where(item => item.Status == WorkStatus.Discarded),
        };
    }
}
