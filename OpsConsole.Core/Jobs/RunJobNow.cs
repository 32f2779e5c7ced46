using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Jobs;

/// <summary>
/// Asks for a run beside the schedule, also of a paused job. However many ask at once there is one run: the first update that finds
/// nothing asked for wins. The next node that looks begins it.
/// </summary>
public sealed class RunJobNow(OpsDbs dbs, TimeProvider clock)
{
    /// <returns>The moment the run is filed under.</returns>
    public async Task<Result<DateTime>> RunAsync(string job, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(JobPermissions.Run) is { } refusal)
            return refusal;
        await using var db = dbs.Open(actor);
        if (await db.JobPlans.AsNoTracking().FirstOrDefaultAsync(row => row.Job == job, ct) is not { } plan)
            return new NotFound("This job");
        if (await db.JobRuns.AnyAsync(run => run.Job == job && run.Outcome == JobOutcome.Running, ct))
            return new JobIsRunning();

        var now = clock.GetUtcNow().UtcDateTime;
        var asked = false;
        await db.InTransactionAsync(async () =>
        {
            asked = await db.JobPlans.Where(row => row.Id == plan.Id && row.AskedAtUtc == null).ExecuteUpdateAsync(set => set
                .SetProperty(row => row.AskedAtUtc, now)
                .SetProperty(row => row.AskedByName, actor.Name)
                .SetProperty(row => row.UpdatedAtUtc, now), ct) == 1;
            if (!asked)
                return;
            db.Record(actor, "job.run-asked", plan, new { Job = job });
            db.Signal(JobRuns.Topic, plan.Id);
            await db.SaveChangesAsync(ct);
        }, ct);
        if (asked)
            return now;
        var first = await db.JobPlans.AsNoTracking().Where(row => row.Id == plan.Id).Select(row => row.AskedByName).FirstOrDefaultAsync(ct);
        // Begun between the two looks: there is nothing left to wait for.
        return first is null ? new JobIsRunning() : new RunIsAskedFor(first);
    }
}
