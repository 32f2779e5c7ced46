using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Work;

/// <summary>How a run ends. Each answers false when the lease was lost, in which case nothing was changed.</summary>
public sealed partial class WorkLeases
{
    private const string RunnerStopped = "The program ended while this ran.";

    public Task<bool> CompleteAsync(WorkClaim claim, CancellationToken ct) =>
        MoveAsync(claim, Held, (db, held) =>
        {
            var now = Now;
            return held.ExecuteUpdateAsync(set => set
                .SetProperty(item => item.Status, WorkStatus.Done)
                .SetProperty(item => item.LeaseToken, (string?)null)
                .SetProperty(item => item.LeaseUntilUtc, (DateTime?)null)
                .SetProperty(item => item.Error, (string?)null)
                .SetProperty(item => item.EndedAtUtc, now)
                .SetProperty(item => item.UpdatedAtUtc, now), ct);
        }, ct);

    /// <summary>Notes a failure: the item waits for its next attempt, or is dead after its last.</summary>
    public Task<bool> FailAsync(WorkClaim claim, string error, CancellationToken ct) => FailAsync(claim, Held, error, ct);

    /// <summary>Gives the item up, and records it, so that somebody hears of it.</summary>
    public Task<bool> DieAsync(WorkClaim claim, string error, CancellationToken ct) => DieAsync(claim, Held, error, ct);

    /// <summary>Gives back what a stopping node cannot finish; the attempt does not count.</summary>
    public Task<bool> ReleaseAsync(WorkClaim claim, CancellationToken ct) =>
        MoveAsync(claim, Held, (db, held) =>
        {
            var now = Now;
            return held.ExecuteUpdateAsync(set => set
                .SetProperty(item => item.Status, WorkStatus.Waiting)
                .SetProperty(item => item.LeaseToken, (string?)null)
                .SetProperty(item => item.LeaseUntilUtc, (DateTime?)null)
                .SetProperty(item => item.Attempts, item => item.Attempts - 1)
                .SetProperty(item => item.RunAfterUtc, now)
                .SetProperty(item => item.UpdatedAtUtc, now), ct);
        }, ct);

    /// <summary>Takes work back from nodes that gave no sign of life for a lease's length. Every node does this on every look.</summary>
    /// <returns>How many items.</returns>
    public async Task<int> TakeBackExpiredAsync(CancellationToken ct)
    {
        var now = LeaseNow;
        List<WorkClaim> expired;
        await using (var db = dbs.OpenAcrossTenants())
            expired = await db.WorkItems.IgnoreQueryFilters([OpsDb.TenantFilter])
                .Where(item => item.Status == WorkStatus.Running && item.LeaseUntilUtc <= now)
                .OrderBy(item => item.Id).Take(100)
                .Select(item => new WorkClaim(item.Id, item.TenantId, item.Kind, "", item.LeaseToken!, item.Attempts, item.MaxAttempts, 0) { ByUserId = item.CreatedByUserId })
                .ToListAsync(ct);

        var taken = 0;
        foreach (var claim in expired)
            if (await FailAsync(claim, (db, lost) => Held(db, lost).Where(item => item.LeaseUntilUtc <= now), RunnerStopped, ct))
                taken++;
        return taken;
    }

    private Task<bool> FailAsync(WorkClaim claim, Func<OpsDb, WorkClaim, IQueryable<WorkItem>> expected, string error, CancellationToken ct) =>
        claim.IsLastAttempt ? DieAsync(claim, expected, error, ct) : MoveAsync(claim, expected, async (db, held) =>
        {
            var now = Now;
            var changed = await held.ExecuteUpdateAsync(set => set
                .SetProperty(item => item.Status, WorkStatus.Waiting)
                .SetProperty(item => item.LeaseToken, (string?)null)
                .SetProperty(item => item.LeaseUntilUtc, (DateTime?)null)
                .SetProperty(item => item.RunAfterUtc, now + Backoff.After(claim.Attempt))
                .SetProperty(item => item.Error, WorkItem.Shortened(error))
                .SetProperty(item => item.UpdatedAtUtc, now), ct);
            if (changed == 1)
            {
                var startedAt = await db.WorkItems.Where(item => item.Id == claim.ItemId).Select(item => item.StartedAtUtc).FirstAsync(ct);
                KeepAttempt(db, claim, startedAt, error, now);
                await db.SaveChangesAsync(ct);
            }

            return changed;
        }, ct);

    private Task<bool> DieAsync(WorkClaim claim, Func<OpsDb, WorkClaim, IQueryable<WorkItem>> expected, string error, CancellationToken ct) =>
        MoveAsync(claim, expected, async (db, held) =>
        {
            var now = Now;
            var changed = await held.ExecuteUpdateAsync(set => set
                .SetProperty(item => item.Status, WorkStatus.Dead)
                .SetProperty(item => item.LeaseToken, (string?)null)
                .SetProperty(item => item.LeaseUntilUtc, (DateTime?)null)
                .SetProperty(item => item.Error, WorkItem.Shortened(error))
                .SetProperty(item => item.EndedAtUtc, now)
                .SetProperty(item => item.UpdatedAtUtc, now), ct);
            if (changed == 1)
            {
                var item = await db.WorkItems.AsNoTracking().FirstAsync(row => row.Id == claim.ItemId, ct);
                db.Record(Actor.System(claim.TenantId, "Work queue"), "work-item.died", item, new { item.Kind, item.Attempts, item.Error });
                KeepAttempt(db, claim, item.StartedAtUtc, error, now);
                await db.SaveChangesAsync(ct);
            }

            return changed;
        }, ct);

    private static void KeepAttempt(OpsDb db, WorkClaim claim, DateTime? startedAtUtc, string error, DateTime nowUtc) => db.WorkAttempts.Add(new WorkAttempt
    {
        ItemId = claim.ItemId,
        Number = claim.Attempt,
        StartedAtUtc = startedAtUtc,
        EndedAtUtc = nowUtc,
        Error = error.Length > WorkAttempt.TextLength ? error[..WorkAttempt.TextLength] : error,
    });

    private async Task<bool> MoveAsync(
        WorkClaim claim, Func<OpsDb, WorkClaim, IQueryable<WorkItem>> expected, Func<OpsDb, IQueryable<WorkItem>, Task<int>> move, CancellationToken ct)
    {
        await using var db = dbs.Open(claim.TenantId);
        var moved = false;
        await db.InTransactionAsync(async () =>
        {
            moved = await move(db, expected(db, claim)) == 1;
            if (moved)
                Tell(db, claim);
        }, ct);
        return moved;
    }
}
