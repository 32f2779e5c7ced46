using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Live;

namespace OpsConsole.Core.Work;

/// <summary>Gives dead or discarded work all its attempts again: one's own, or anybody's with <see cref="WorkPermissions.Manage"/>. It goes on from its last checkpoint.</summary>
public sealed class RequeueWork(OpsDbs dbs, TimeProvider clock)
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
        var requeued = false;
        await db.InTransactionAsync(async () =>
        {
            requeued = await db.WorkItems
                .Where(row => row.Id == itemId && (row.Status == WorkStatus.Dead || row.Status == WorkStatus.Discarded))
                .ExecuteUpdateAsync(set => set
                    .SetProperty(row => row.Status, WorkStatus.Waiting)
                    .SetProperty(row => row.Attempts, 0)
                    .SetProperty(row => row.RunAfterUtc, now)
                    .SetProperty(row => row.Error, (string?)null)
                    .SetProperty(row => row.EndedAtUtc, (DateTime?)null)
                    .SetProperty(row => row.UpdatedAtUtc, now), ct) == 1;
            if (!requeued)
                return;
            db.Record(actor, "work-item.requeued", item, new { item.Kind, item.Error });
            db.Signal(WorkQueue.Added, item.TenantId);
            if (item.CreatedByUserId is { } userId)
                db.Signal(Topic.One(item.TenantId, WorkItem.OfUser, userId), itemId);
            await db.SaveChangesAsync(ct);
        }, ct);
        return requeued ? WorkStatus.Waiting : new WorkIsNotDead(await db.StatusOfWorkAsync(itemId, ct));
    }
}
