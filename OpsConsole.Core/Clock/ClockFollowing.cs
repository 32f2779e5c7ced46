using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Live;

namespace OpsConsole.Core.Clock;

/// <summary>Keeps this node's clock where the database says. Where the clock cannot be moved it does nothing and asks nothing.</summary>
public sealed class ClockFollowing(OpsDbs dbs, LiveFeed feed, TimeProvider clock)
{
    /// <summary>Told on each node when its clock was moved.</summary>
    public static readonly Topic Topic = Topic.Room(0, "clock");

    /// <returns>How the clock stands; null where it cannot be moved, or never was.</returns>
    public async Task<ClockShift?> LookAsync(CancellationToken ct)
    {
        if (clock is not MovableClock movable)
            return null;
        await using var db = dbs.OpenAcrossTenants();
        var shift = await db.ClockShifts.AsNoTracking().SingleOrDefaultAsync(ct);
        if (movable.Follow(shift?.ByTicks ?? 0))
            feed.Publish(new LiveSignal(Topic, [ClockShift.OnlyId]));
        return shift;
    }

    /// <summary>A step on the way: the clock is put there for every node, unless somebody moved it meanwhile.</summary>
    /// <returns>False when somebody did.</returns>
    public async Task<bool> StepToAsync(ClockShift seen, DateTime atUtc, bool hasArrived, CancellationToken ct)
    {
        if (clock is not MovableClock movable)
            return false;
        await using (var db = dbs.OpenAcrossTenants())
        {
            var ticks = (atUtc - movable.Machine.GetUtcNow().UtcDateTime).Ticks;
            DateTime? target = hasArrived ? null : seen.TargetUtc;
            // Not a change of a person's, so that the version stays: whoever goes back to real time meanwhile is not refused.
            var moved = await db.ClockShifts.Where(row => row.Version == seen.Version && row.TargetUtc == seen.TargetUtc)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.ByTicks, ticks).SetProperty(row => row.TargetUtc, target), ct);
            if (moved == 0)
                return false;
        }

        await LookAsync(ct);
        return true;
    }
}
