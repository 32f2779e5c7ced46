using FsCheck;
using FsCheck.Fluent;
using OpsConsole.Core.Notifications.Quiet;

namespace OpsConsole.Tests.Notifications.Quiet;

public sealed class QuietHoursTests
{
    private static readonly TimeZoneInfo[] zones = [.. new[] { "America/Chicago", "America/Los_Angeles", "Australia/Lord_Howe", "Asia/Kathmandu", "Europe/Berlin", "UTC", "Africa/Cairo" }.Select(TimeZoneInfo.FindSystemTimeZoneById)];

    /// <summary>Never inside, never later than need be, never lost: over two years, so over every change of the clocks.</summary>
    [Fact]
    public void The_end_is_the_first_minute_that_is_not_quiet()
    {
        var begin = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        var moments = Gen.Choose(0, 2 * 365 * 24 * 60 * 60).Select(second => begin.AddSeconds(second));
        var hours = Gen.Choose(0, 1439).Zip(Gen.Choose(0, 1439)).Select(pair => new QuietHours(Time(pair.Item1), Time(pair.Item2)));
        var cases = moments.Zip(hours).Zip(Gen.Elements(zones)).Select(one => (At: one.Item1.Item1, Hours: one.Item1.Item2, Zone: one.Item2));
        Prop.ForAll(Arb.From(cases), one => EndsRightly(one.Hours, one.At, one.Zone)).Check(Config.QuickThrowOnFailure.WithMaxTest(20_000));
    }

    /// <summary>The same at each quarter hour round each change of the clocks.</summary>
    [Fact]
    public void Also_while_the_clocks_are_changed()
    {
        foreach (var zone in zones)
            for (var at = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc); at.Year < 2027; at = at.AddMinutes(30))
                if (zone.GetUtcOffset(at) != zone.GetUtcOffset(at.AddMinutes(30)))
                    for (var step = -48; step <= 16; step++)
                        foreach (var hours in new[] { new QuietHours(new(22, 0), new(2, 30)), new QuietHours(new(1, 15), new(1, 45)), new QuietHours(new(21, 0), new(8, 0)), new QuietHours(new(2, 0), new(3, 0)), new QuietHours(new(0, 0), new(23, 59)) })
                            Assert.True(EndsRightly(hours, at.AddMinutes(15 * step), zone), $"{zone.Id} {hours} {at.AddMinutes(15 * step):O}");
    }

    [Fact]
    public void The_hour_that_comes_twice_is_quiet_twice_and_the_one_left_out_ends_at_once()
    {
        var chicago = zones[0];
        var short2 = new QuietHours(new(22, 0), new(2, 30));
        // In spring two o'clock is three o'clock.
        Assert.Equal(new DateTime(2026, 3, 8, 8, 0, 0, DateTimeKind.Utc), short2.EndAfter(new DateTime(2026, 3, 8, 7, 59, 0, DateTimeKind.Utc), chicago));
        // In autumn half past one comes twice.
        var half = new QuietHours(new(22, 0), new(1, 30));
        Assert.Equal(new DateTime(2026, 11, 1, 6, 30, 0, DateTimeKind.Utc), half.EndAfter(new DateTime(2026, 11, 1, 4, 0, 0, DateTimeKind.Utc), chicago));
        Assert.Equal(new DateTime(2026, 11, 1, 7, 30, 0, DateTimeKind.Utc), half.EndAfter(new DateTime(2026, 11, 1, 7, 10, 0, DateTimeKind.Utc), chicago));
        Assert.Null(new QuietHours(new(8, 0), new(8, 0)).EndAfter(DateTime.UnixEpoch, chicago));
    }

    [Fact]
    public void A_zone_that_is_unknown_is_the_firms()
    {
        Assert.Same(zones[1], PeopleTimes.ZoneOf("Mars/Olympus", zones[1]));
        Assert.Same(zones[1], PeopleTimes.ZoneOf(null, zones[1]));
        Assert.Equal("Europe/Berlin", PeopleTimes.ZoneOf("Europe/Berlin", zones[1]).Id);
    }

    private static bool EndsRightly(QuietHours hours, DateTime at, TimeZoneInfo zone)
    {
        var quiet = hours.Holds(Wall(zone, at));
        if (hours.EndAfter(at, zone) is not { } end)
            return !quiet;
        if (!quiet || end <= at || hours.Holds(Wall(zone, end)))
            return false;
        for (var minute = at.AddSeconds(60 - at.Second); minute < end; minute = minute.AddMinutes(1))
            if (!hours.Holds(Wall(zone, minute)))
                return false;
        return true;
    }

    private static TimeOnly Time(int minute) => new(minute / 60, minute % 60);

    private static TimeOnly Wall(TimeZoneInfo zone, DateTime utc) => TimeOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(utc, zone));
}
