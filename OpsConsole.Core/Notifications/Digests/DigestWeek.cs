namespace OpsConsole.Core.Notifications.Digests;

/// <summary>The seven days before a Monday, on the clock of a zone.</summary>
/// <param name="Monday">The day on which it is told; the week ends as it begins.</param>
public sealed record DigestWeek(DateOnly Monday, DateTime FromUtc, DateTime UntilUtc)
{
    /// <summary>The last week that is over in this zone.</summary>
    public static DigestWeek Before(DateTime nowUtc, TimeZoneInfo zone)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(nowUtc, zone));
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        return new(monday, StartOf(monday.AddDays(-7), zone), StartOf(monday, zone));
    }

    /// <summary>When it is told: that Monday at this time.</summary>
    public DateTime DueAtUtc(TimeOnly time, TimeZoneInfo zone) => InUtc(Monday.ToDateTime(time), zone);

    private static DateTime StartOf(DateOnly day, TimeZoneInfo zone) => InUtc(day.ToDateTime(TimeOnly.MinValue), zone);

    /// <summary>A moment that the clocks leave out in spring is the first one after.</summary>
    internal static DateTime InUtc(DateTime wall, TimeZoneInfo zone)
    {
        while (zone.IsInvalidTime(wall))
            wall = wall.AddMinutes(1);
        return TimeZoneInfo.ConvertTimeToUtc(DateTime.SpecifyKind(wall, DateTimeKind.Unspecified), zone);
    }
}
