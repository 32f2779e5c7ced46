using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Work;

/// <summary>Work of one person in their tray.</summary>
public sealed record MyWork(
    long Id, string Kind, string Payload, WorkStatus Status, long Done, long? Total, string? Text, string? Error, DateTime CreatedAtUtc, DateTime? EndedAtUtc)
{
    public bool IsOpen => Status is WorkStatus.Waiting or WorkStatus.Running;
}

/// <summary>What somebody started and is not done, or was done within the last day, newest first. Callers ask for their own only.</summary>
public sealed class MyWorkQuery(OpsDbs dbs, TimeProvider clock)
{
    private const int Most = 12;

    /// <param name="kinds">The kinds of work that people wait for; letters and the like go without notice.</param>
    public async Task<IReadOnlyList<MyWork>> LoadAsync(long tenantId, long userId, IReadOnlyCollection<string> kinds, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        var since = clock.GetUtcNow().UtcDateTime.AddDays(-1);
        return await db.WorkItems.AsNoTracking()
            .Where(item => item.CreatedByUserId == userId && kinds.Contains(item.Kind)
                && (item.Status == WorkStatus.Waiting || item.Status == WorkStatus.Running || item.UpdatedAtUtc >= since))
            .OrderByDescending(item => item.Id).Take(Most)
            .Select(item => new MyWork(
                item.Id, item.Kind, item.Payload, item.Status, item.ProgressDone, item.ProgressTotal, item.ProgressText, item.Error, item.CreatedAtUtc, item.EndedAtUtc))
            .ToListAsync(ct);
    }
}
