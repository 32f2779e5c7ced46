namespace OpsConsole.Core.Messages.Sms;

/// <summary>
/// When somebody may be written to, by the clock where they are: from one full hour to another. For texts the law allows 8 to 21 at most
/// (47 CFR 64.1200(c)(1)). Where several zones are possible it must be day in each.
/// </summary>
/// <param name="FromHour">0 to 23.</param>
/// <param name="UntilHour">1 to 24; later than <paramref name="FromHour"/>.</param>
public sealed record TextHours(int FromHour, int UntilHour)
{
    /// <summary>Each step goes to the next morning of one zone; more are never needed with zones of one day.</summary>
    private const int Steps = 64;

    public bool IsDayIn(TimeZoneInfo zone, DateTime utc)
    {
        var hour = TimeZoneInfo.ConvertTimeFromUtc(utc, zone).Hour;
        return hour >= FromHour && hour < UntilHour;
    }

    /// <returns>The same moment when it is day everywhere, else the first at which it is.</returns>
    public DateTime NextAllowed(DateTime utc, IReadOnlyCollection<TimeZoneInfo> zones)
    {
        var at = utc;
        for (var step = 0; step < Steps && zones.FirstOrDefault(zone => !IsDayIn(zone, at)) is { } asleep; step++)
            at = MorningIn(asleep, at);
        return at;
    }

    private DateTime MorningIn(TimeZoneInfo zone, DateTime utc)
    {
        var local = TimeZoneInfo.ConvertTimeFromUtc(utc, zone);
        var morning = DateTime.SpecifyKind((local.Hour < FromHour ? local.Date : local.Date.AddDays(1)).AddHours(FromHour), DateTimeKind.Unspecified);
        // Where the clocks go forward over it, the day begins an hour later.
        while (zone.IsInvalidTime(morning))
            morning = morning.AddMinutes(30);
        return TimeZoneInfo.ConvertTimeToUtc(morning, zone);
    }
}
