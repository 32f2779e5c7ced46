using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Activity;
using OpsConsole.Core.Jobs;

namespace OpsConsole.Core.Clock;

/// <summary>
/// Moves the application's clock, in Development. In steps it stops at each due time on the way until that job has run; a jump leaves
/// jobs what a night switched off leaves them.
/// </summary>
public sealed class MoveClock(OpsDbs dbs, JobBook book, JobPlans plans, ClockFollowing following, TimeProvider clock)
{
    public const int MostYears = 20;
    public const int MostRuns = 1_000;

    /// <param name="targetUtc">What time it shall be; null for the machine's.</param>
    /// <returns>How many runs fall due on the way; 0 for a jump.</returns>
    public async Task<Result<int>> RunAsync(DateTime? targetUtc, bool inSteps, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(JobPermissions.Run) is { } refusal)
            return refusal;
        if (clock is not MovableClock movable)
            return new ClockStandsFast();
        var (now, machine) = (clock.GetUtcNow().UtcDateTime, movable.Machine.GetUtcNow().UtcDateTime);
        var target = targetUtc ?? machine;
        if (Math.Abs((target - machine).TotalDays) > 366.0 * MostYears)
            return new ClockWouldGoTooFar(MostYears);
        if (inSteps && target < now)
            return new ClockGoesBackOnlyInOneStep();
        var due = inSteps ? await DueAsync(now, target, ct) : 0;
        if (due > MostRuns)
            return new TooMuchFallsDue(MostRuns);

        await using var db = dbs.Open(actor);
        var shift = await db.ClockShifts.SingleOrDefaultAsync(ct);
        if (shift?.TargetUtc is { } heading && targetUtc is not null)
            return new ClockIsOnItsWay(heading);
        if (shift is null)
            db.ClockShifts.Add(shift = new ClockShift { MovedByName = actor.Name });
        shift.MovedByName = actor.Name;
        shift.TargetUtc = due > 0 ? target : null;
        if (due == 0)
            shift.ByTicks = targetUtc is null ? 0 : (target - machine).Ticks;
        db.Record(actor, "clock.moved", shift, new { From = now, To = target, InSteps = due > 0, Back = targetUtc is null });
        db.Signal(ClockFollowing.Topic, ClockShift.OnlyId);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return await db.WhoChangedAsync(shift, ct);
        }

        await following.LookAsync(ct);
        return due;
    }

    private async Task<int> DueAsync(DateTime nowUtc, DateTime targetUtc, CancellationToken ct)
    {
        var decided = (await plans.AllAsync(ct)).ToDictionary(plan => plan.Job);
        return book.All.Where(job => decided.GetValueOrDefault(job.Name)?.IsPaused != true)
            .Sum(job => book.Between(decided.GetValueOrDefault(job.Name)?.ScheduleOf(job) ?? job.Schedule, nowUtc, targetUtc, MostRuns + 1).Count());
    }
}
