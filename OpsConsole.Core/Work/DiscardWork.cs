using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Live;

namespace OpsConsole.Core.Work;

/// <summary>Puts work aside that waits or was given up: one's own, or anybody's with <see cref="WorkPermissions.Manage"/>. It stays in the list and can be queued again.</summary>
public sealed class DiscardWork(OpsDbs dbs, TimeProvider clock)
{
    public async Task<Result<WorkStatus>> RunAsync(long itemId, Actor actor, CancellationToken ct)
    {
        await using var db = dbs.Open(actor);
        var item = await db.WorkItems.AsNoTracking().FirstOrDefaultAsync(row => row.Id == itemId, ct);
        if (!(item?.IsOf(actor) ?? false) && actor.Lacks(WorkPermissions.Manage) is { } refusal)
            return refusal;
        if (item is null)
            return new NotFound("This work");

        var now = clock.GetUtcNow().UtcDateTime;
        var discarded = false;
        await db.InTransactionAsync(async () =>
        {
            discarded = await db.WorkItems
                .Where(row => row.Id == itemId && (row.Status == WorkStatus.Waiting || row.Status == WorkStatus.Dead))
                .ExecuteUpdateAsync(set => set
                    .SetProperty(row => row.Status, WorkStatus.Discarded)
                    .SetProperty(row => row.EndedAtUtc, now)
                    .SetProperty(row => row.UpdatedAtUtc, now), ct) == 1;
            if (!discarded)
                return;
            db.Record(actor, "work-item.discarded", item, new { item.Kind, item.Error });
            if (item.CreatedByUserId is { } userId)
                db.Signal(Topic.One(item.TenantId, WorkItem.OfUser, userId), itemId);
            await db.SaveChangesAsync(ct);
        }, ct);
        return discarded ? WorkStatus.Discarded : new WorkCannotBeDiscarded(await db.StatusOfWorkAsync(itemId, ct));
    }
}
