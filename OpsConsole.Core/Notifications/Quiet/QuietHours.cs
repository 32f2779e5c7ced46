namespace OpsConsole.Core.Notifications.Quiet;

public enum QuietChoice
{
    /// <summary>The firm's hours.</summary>
    Usual,

    Own,

    /// <summary>Mail may come at any hour.</summary>
    None,
}

/// <summary>
/// From when until when, by somebody's own clock on the wall, nothing is sent that can wait. Over midnight when the end is before the
/// beginning; both the same is never.
/// </summary>
public readonly record struct QuietHours(TimeOnly From, TimeOnly Until)
{
    private const int MinutesOfTwoDays = 2 * 24 * 60;

    public bool IsNever => From == Until;

    /// <summary>By the clock on the wall: an hour that comes twice in autumn is quiet twice, one that is left out in spring not at all.</summary>
    public bool Holds(TimeOnly time) => !IsNever && (From < Until ? time >= From && time < Until : time >= From || time < Until);

    /// <summary>When it ends for somebody in this zone; null when it is not quiet there now.</summary>
    public DateTime? EndAfter(DateTime nowUtc, TimeZoneInfo zone)
    {
        if (!Holds(On(zone, nowUtc)))
            return null;
        // To the end by the wall; right unless the clock is changed on the way.
        var now = On(zone, nowUtc);
        var guess = nowUtc.AddTicks((Until.Ticks - now.Ticks + TimeSpan.TicksPerDay) % TimeSpan.TicksPerDay);
        if (zone.GetUtcOffset(nowUtc) == zone.GetUtcOffset(guess))
            return guess;
        // Twice a year: minute by minute, for offsets and hours are whole minutes.
        var minute = new DateTime(nowUtc.Ticks - (nowUtc.Ticks % TimeSpan.TicksPerMinute), DateTimeKind.Utc);
        for (var step = 1; step <= MinutesOfTwoDays; step++)
            if (!Holds(On(zone, minute.AddMinutes(step))))
                return minute.AddMinutes(step);
        return guess;
    }

    private static TimeOnly On(TimeZoneInfo zone, DateTime utc) => TimeOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(utc, zone));
}
