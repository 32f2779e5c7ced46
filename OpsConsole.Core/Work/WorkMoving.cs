using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using OpsConsole.Core.Live;

namespace OpsConsole.Core.Work;

internal static class WorkMoving
{
    /// <summary>What somebody decides about a work item: one update that names the states it expects, recorded only when it hit. One's own
    /// work, or anybody's with <see cref="WorkPermissions.Manage"/>.</summary>
    public static async Task<Result<WorkStatus>> MoveWorkAsync(
        this OpsDbs dbs, long itemId, Actor actor, WorkMove move, Action<UpdateSettersBuilder<WorkItem>> set, CancellationToken ct)
    {
        await using var db = dbs.Open(actor);
        var item = await db.WorkItems.AsNoTracking().FirstOrDefaultAsync(row => row.Id == itemId, ct);
        if (item?.IsOf(actor) != true && actor.Lacks(WorkPermissions.Manage) is { } refusal)
            return refusal;
        if (item is null)
            return new NotFound("This work");

        var moved = false;
        await db.InTransactionAsync(async () =>
        {
            moved = await db.WorkItems.Where(row => row.Id == itemId && (row.Status == WorkStatus.Dead || row.Status == move.AlsoFrom)).ExecuteUpdateAsync(set, ct) == 1;
            if (!moved)
                return;
            db.Record(actor, move.Action, item, new { item.Kind, item.Error });
            if (move.To == WorkStatus.Waiting)
                db.Signal(WorkQueue.Added, item.TenantId);
            if (item.CreatedByUserId is { } userId)
                db.Signal(Topic.One(item.TenantId, WorkItem.OfUser, userId), itemId);
            await db.SaveChangesAsync(ct);
        }, ct);
        return moved ? move.To : move.Refusal(await db.StatusOfWorkAsync(itemId, ct));
    }
}

/// <param name="AlsoFrom">The state besides dead from which it may be done.</param>
internal sealed record WorkMove(string Action, WorkStatus AlsoFrom, WorkStatus To, Func<WorkStatus, Error> Refusal);
