using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Messages.Sms;

/// <summary>
/// Where the reader of a text may be. Their own choice of a zone counts. Without one the number says little, because people keep theirs when
/// they move: it must be day in all four zones between the coasts, or in the one of an area code that lies outside of them.
/// </summary>
public static class NumberZones
{
    private static readonly IReadOnlyList<TimeZoneInfo> betweenTheCoasts = Zones("America/New_York", "America/Chicago", "America/Denver", "America/Phoenix", "America/Los_Angeles");

    /// <summary>North American Numbering Plan, area codes outside of the four zones.</summary>
    private static readonly FrozenDictionary<string, IReadOnlyList<TimeZoneInfo>> outside = new Dictionary<string, IReadOnlyList<TimeZoneInfo>>
    {
        ["808"] = Zones("Pacific/Honolulu"),
        ["907"] = Zones("America/Anchorage", "America/Adak"),
        ["787"] = Zones("America/Puerto_Rico"),
        ["939"] = Zones("America/Puerto_Rico"),
        ["340"] = Zones("America/Puerto_Rico"),
        ["671"] = Zones("Pacific/Guam"),
        ["670"] = Zones("Pacific/Guam"),
        ["684"] = Zones("Pacific/Pago_Pago"),
        ["709"] = Zones("America/St_Johns", "America/Halifax"),
        ["879"] = Zones("America/St_Johns", "America/Halifax"),
        ["506"] = Zones("America/Halifax"),
        ["428"] = Zones("America/Halifax"),
        ["782"] = Zones("America/Halifax"),
        ["902"] = Zones("America/Halifax"),
    }.ToFrozenDictionary();

    /// <param name="number">As E.164.</param>
    public static IReadOnlyList<TimeZoneInfo> Of(string? ownZone, string number)
    {
        if (ownZone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(ownZone, out var own))
            return [own];
        return number is ['+', '1', ..] && number.Length == 12 && outside.TryGetValue(number[2..5], out var there) ? there : betweenTheCoasts;
    }

    internal static async Task<IReadOnlyList<TimeZoneInfo>> ZonesOfAsync(this OpsDb db, long? userId, string number, CancellationToken ct) =>
        Of(userId is null ? null : await db.UserPreferences.Where(row => row.UserId == userId).Select(row => row.TimeZone).FirstOrDefaultAsync(ct), number);

    private static IReadOnlyList<TimeZoneInfo> Zones(params string[] names) => [.. names.Select(TimeZoneInfo.FindSystemTimeZoneById)];
}
