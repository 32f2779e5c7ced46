using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Work;

/// <summary>How one item stands, for a page that shows its progress; the topic is <c>work-item:id</c>.</summary>
public sealed record WorkItemRow(
    long Id, string Kind, WorkStatus Status, long Done, long? Total, string? Text, string? Error, int Attempts, int MaxAttempts,
    string CreatedByName, DateTime CreatedAtUtc, DateTime RunAfterUtc, DateTime? StartedAtUtc, DateTime? EndedAtUtc);

/// <summary>Whoever queued an item may follow it; others need <see cref="WorkPermissions.View"/>.</summary>
public sealed class WorkItemQuery(OpsDbs dbs)
{
    public async Task<Result<WorkItemRow>> RunAsync(long itemId, Actor actor, CancellationToken ct)
    {
        await using var db = dbs.Open(actor);
        var found = await db.WorkItems.AsNoTracking().Where(item => item.Id == itemId)
            .Select(item => new
            {
                item.CreatedByUserId,
                Row = new WorkItemRow(
                    item.Id, item.Kind, item.Status, item.ProgressDone, item.ProgressTotal, item.ProgressText, item.Error, item.Attempts,
                    item.MaxAttempts, item.CreatedByName, item.CreatedAtUtc, item.RunAfterUtc, item.StartedAtUtc, item.EndedAtUtc),
            })
            .FirstOrDefaultAsync(ct);
        if (found is null)
            return new NotFound("This work");
        var isOwn = found.CreatedByUserId is not null && found.CreatedByUserId == actor.UserId;
        if (!isOwn && actor.Lacks(WorkPermissions.View) is { } refusal)
            return refusal;
        return found.Row;
    }
}
