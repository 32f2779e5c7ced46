using OpsConsole.Core.Messages.Sms;

namespace OpsConsole.Tests.Messages.Sms;

public sealed class TextHoursTests
{
    private static readonly TextHours law = new(8, 21);

    [Theory]
    [InlineData("America/Los_Angeles", "2026-05-04T14:59:00Z", "2026-05-04T15:00:00Z")]
    [InlineData("America/Los_Angeles", "2026-05-04T15:00:00Z", "2026-05-04T15:00:00Z")]
    [InlineData("America/Los_Angeles", "2026-05-05T03:59:59Z", "2026-05-05T03:59:59Z")]
    [InlineData("America/Los_Angeles", "2026-05-05T04:00:00Z", "2026-05-05T15:00:00Z")]
    [InlineData("America/New_York", "2026-03-08T02:00:00Z", "2026-03-08T12:00:00Z")]
    [InlineData("America/New_York", "2026-11-01T02:00:00Z", "2026-11-01T13:00:00Z")]
    public void It_waits_for_the_morning_where_the_reader_is(string zone, string at, string next) =>
        Assert.Equal(Utc(next), law.NextAllowed(Utc(at), [TimeZoneInfo.FindSystemTimeZoneById(zone)]));

    [Fact]
    public void Without_a_zone_it_must_be_day_from_coast_to_coast()
    {
        var zones = NumberZones.Of(null, "+19165550134");
        Assert.Equal(Utc("2026-05-04T15:00:00Z"), law.NextAllowed(Utc("2026-05-04T12:00:00Z"), zones));
        Assert.Equal(Utc("2026-05-05T00:59:00Z"), law.NextAllowed(Utc("2026-05-05T00:59:00Z"), zones));
        Assert.Equal(Utc("2026-05-05T15:00:00Z"), law.NextAllowed(Utc("2026-05-05T01:00:00Z"), zones));
        Assert.Equal("Pacific/Honolulu", Assert.Single(NumberZones.Of(null, "+18085550134")).Id);
        Assert.Equal("Europe/Berlin", Assert.Single(NumberZones.Of("Europe/Berlin", "+18085550134")).Id);
        Assert.True(NumberZones.Of("Nowhere/AtAll", "+19165550134").Count > 3);
    }

    [Fact]
    public void Whatever_the_moment_what_comes_out_is_day_everywhere_and_no_later_than_needed()
    {
        var random = new Random(5);
        for (var run = 0; run < 3_000; run++)
        {
            var zones = run % 3 == 0 ? NumberZones.Of(null, "+19165550134") : [TimeZoneInfo.GetSystemTimeZones()[random.Next(TimeZoneInfo.GetSystemTimeZones().Count)]];
            var hours = new TextHours(random.Next(8, 13), random.Next(17, 22));
            var at = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(random.Next(0, 500_000));
            var next = hours.NextAllowed(at, zones);
            Assert.All(zones, zone => Assert.True(hours.IsDayIn(zone, next), $"{at:O} {zone.Id} {next:O}"));
            Assert.InRange(next - at, TimeSpan.Zero, TimeSpan.FromHours(26));
            if (next > at)
                Assert.Contains(zones, zone => !hours.IsDayIn(zone, next.AddMinutes(-31)));
        }
    }

    private static DateTime Utc(string text) => DateTime.Parse(text, null, System.Globalization.DateTimeStyles.AdjustToUniversal);
}
