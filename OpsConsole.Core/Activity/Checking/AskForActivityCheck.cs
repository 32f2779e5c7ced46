using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Work;

namespace OpsConsole.Core.Activity.Checking;

/// <summary>Has the tenant's chain verified by queued work. While one verification runs, asking again gives that one.</summary>
public sealed class AskForActivityCheck(OpsDbs dbs, TimeProvider clock)
{
    /// <returns>The check's id.</returns>
    public async Task<Result<long>> RunAsync(Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(ActivityPermissions.Verify) is { } refusal)
            return refusal;
        await using var db = dbs.Open(actor);
        return await db.RunningCheckAsync(ct) ?? await db.QueueCheckAsync(actor, clock, ct);
    }
}

/// <summary>What is queued.</summary>
public sealed record ActivityCheckWanted(long CheckId);

internal static class QueueingChecks
{
    /// <summary>The check that waits or runs; one whose work was given up does not count.</summary>
    public static Task<long?> RunningCheckAsync(this OpsDb db, CancellationToken ct) => db.ActivityChecks.AsNoTracking()
        .Where(check => check.FinishedAtUtc == null && db.WorkItems.Any(item => item.Id == check.WorkItemId && (item.Status == WorkStatus.Waiting || item.Status == WorkStatus.Running)))
        .OrderBy(check => check.Id).Select(check => (long?)check.Id).FirstOrDefaultAsync(ct);

    public static async Task<long> QueueCheckAsync(this OpsDb db, Actor by, TimeProvider clock, CancellationToken ct)
    {
        var check = new ActivityCheck { AskedAtUtc = clock.GetUtcNow().UtcDateTime, ByUserId = by.UserId, ByName = by.Name };
        await db.InTransactionAsync(async () =>
        {
            db.ActivityChecks.Add(check);
            db.Record(by, "activity-check.asked", check);
            await db.SaveChangesAsync(ct);
            var item = WorkQueue.Enqueue(db, CheckActivity.KindName, new ActivityCheckWanted(check.Id), by, clock);
            await db.SaveChangesAsync(ct);
            check.WorkItemId = item.Id;
            await db.SaveChangesAsync(ct);
        }, ct);
        return check.Id;
    }
}
