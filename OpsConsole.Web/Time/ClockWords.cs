using System.Globalization;

namespace OpsConsole.Web.Time;

internal static class ClockWords
{
    /// <summary>"3 d 4 h ahead", "20 min behind", "not at all".</summary>
    public static string Of(TimeSpan moved)
    {
        if (moved == TimeSpan.Zero)
            return "not at all";
        var (by, where) = (moved.Duration(), moved > TimeSpan.Zero ? "ahead" : "behind");
        return by switch
        {
            { TotalDays: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{by.Days} d {by.Hours} h {where}"),
            { TotalHours: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{by.Hours} h {by.Minutes} min {where}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{(int)Math.Ceiling(by.TotalMinutes)} min {where}"),
        };
    }
}
