namespace OpsConsole.Web.Shell.Profile;

/// <summary>The zones people choose from: those named after a place, the American ones first.</summary>
public static class TimeZones
{
    private static readonly string[] american =
    [
        "America/New_York", "America/Chicago", "America/Denver", "America/Phoenix", "America/Los_Angeles", "America/Anchorage", "Pacific/Honolulu",
    ];

    private static readonly string[] regions = ["Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"];

    public static IReadOnlyList<string> American { get; } = [.. american.Where(name => TimeZoneInfo.TryFindSystemTimeZoneById(name, out _))];

    public static IReadOnlyList<string> Others { get; } =
    [
        .. TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id)
            .Where(id => id.Contains('/', StringComparison.Ordinal) && regions.Contains(id[..id.IndexOf('/', StringComparison.Ordinal)]))
            .Except(american).Append("UTC").Order(StringComparer.Ordinal),
    ];

    /// <summary>"America/Los_Angeles" → "Los Angeles (America)".</summary>
    public static string Shown(string id)
    {
        var cut = id.IndexOf('/', StringComparison.Ordinal);
        return cut < 0 ? id : $"{id[(cut + 1)..].Replace('_', ' ').Replace("/", ", ", StringComparison.Ordinal)} ({id[..cut]})";
    }
}
