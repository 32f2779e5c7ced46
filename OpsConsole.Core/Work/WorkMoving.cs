using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using OpsConsole.Core.Live;

namespace OpsConsole.Core.Work;

internal static class WorkMoving
{
    /// <summary>What somebody decides about a work item: one update that names the states it expects, recorded only when it hit. One's own
    /// work, or anybody's with <see cref="WorkPermissions.Manage"/>.</summary>
    public static async Task<Result<WorkStatus>> MoveWorkAsync(
        this OpsDbs dbs, WorkRef target, Actor actor, WorkMove move, Action<UpdateSettersBuilder<WorkItem>> set, CancellationToken ct)
    {
        var itemId = target.Id;
        await using var db = dbs.Open(actor);
        var item = await db.WorkItems.AsNoTracking().FirstOrDefaultAsync(row => row.Id == itemId, ct);
        if (item?.IsOf(actor) != true && actor.Lacks(WorkPermissions.Manage) is { } refusal)
            return refusal;
        if (item is null)
            return new NotFound("This work");
        if (move.Reason is { } given && WhyNot(given, item, actor) is { } unsaid)
            return unsaid;
        var seen = target.SeenAtUtc ?? item.UpdatedAtUtc;
        if (seen != item.UpdatedAtUtc)
            return new WorkHasMovedOn(item.Status);

        var moved = false;
        await db.InTransactionAsync(async () =>
        {
            moved = await db.WorkItems.Where(row => row.Id == itemId && row.UpdatedAtUtc == seen && (row.Status == WorkStatus.Dead || row.Status == move.AlsoFrom)).ExecuteUpdateAsync(set, ct) == 1;
            if (!moved)
                return;
            db.Record(actor, move.Action, item, new { item.Kind, item.Error, Reason = string.IsNullOrWhiteSpace(move.Reason) ? null : move.Reason });
            if (move.To == WorkStatus.Waiting)
                db.Signal(WorkQueue.Added, item.TenantId);
            if (item.CreatedByUserId is { } userId)
                db.Signal(Topic.One(item.TenantId, WorkItem.OfUser, userId), itemId);
            await db.SaveChangesAsync(ct);
        }, ct);
        if (moved)
            return move.To;
        var status = await db.StatusOfWorkAsync(itemId, ct);
        return status == WorkStatus.Dead || status == move.AlsoFrom ? new WorkHasMovedOn(status) : move.Refusal(status);
    }

    // Nobody has to explain to themselves why they call their own work off.
    private static Error? WhyNot(string reason, WorkItem item, Actor actor) =>
        reason.Length > WorkItem.TextLength ? new DiscardReasonIsTooLong(WorkItem.TextLength)
        : reason.Length == 0 && !item.IsOf(actor) ? new DiscardNeedsAReason() : null;
}

/// <param name="AlsoFrom">The state besides dead from which it may be done.</param>
/// <param name="Reason">The words that go with it; null when it needs none.</param>
internal sealed record WorkMove(string Action, WorkStatus AlsoFrom, WorkStatus To, Func<WorkStatus, Error> Refusal, string? Reason = null);
