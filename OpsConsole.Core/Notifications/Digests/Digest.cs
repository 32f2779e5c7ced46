using System.Globalization;

namespace OpsConsole.Core.Notifications.Digests;

/// <summary>What one person reads on a Monday: the parts that concern them, each null where it does not or says nothing.</summary>
/// <param name="Market">New on the marketplace where they buy, the newest first.</param>
public sealed record Digest(DigestWeek Week, WeekFigures? Figures, OwnWeek? Own, IReadOnlyList<string> Market)
{
    private const int MostLines = 10;

    public bool IsEmpty => Figures is null or { IsEmpty: true } && Own is null or { IsEmpty: true } && Market.Count == 0;

    /// <summary>The values of <see cref="WeeklyDigestMessage"/>.</summary>
    public IReadOnlyDictionary<string, string> Values(DateTime nowUtc) => new Dictionary<string, string>
    {
        ["week"] = $"{Day(Week.Monday.AddDays(-7))} to {Day(Week.Monday.AddDays(-1))}",
        ["figures"] = Figures is { IsEmpty: false } figures ? FiguresOf(figures, nowUtc) : "",
        ["own_leads"] = Own is { IsEmpty: false } own ? string.Join('\n', [OwnOf(own), .. own.Lines]) : "",
        ["market"] = Market.Count == 0 ? "" : string.Join('\n', [.. Market.Take(MostLines), .. Market.Count > MostLines ? [string.Create(CultureInfo.InvariantCulture, $"And {Market.Count - MostLines:N0} more.")] : Array.Empty<string>()]),
    };

    private static string FiguresOf(WeekFigures figures, DateTime nowUtc)
    {
        var lines = new List<string>
        {
            string.Create(CultureInfo.InvariantCulture, $"Submitted: {figures.Submitted:N0}"),
            string.Create(CultureInfo.InvariantCulture, $"Approved: {figures.Approved:N0}"),
            string.Create(CultureInfo.InvariantCulture, $"Rejected: {figures.Rejected:N0}"),
            string.Create(CultureInfo.InvariantCulture, $"Ran out unsold: {figures.Expired:N0}"),
            string.Create(CultureInfo.InvariantCulture, $"Taken by partners: {figures.HandedOver:N0}"),
        };
        if (figures.MedianHours is { } hours)
            lines.Add($"Half of all decisions came within {Span(TimeSpan.FromHours(hours))}");
        lines.Add(figures.OldestAtUtc is { } oldest
            ? string.Create(CultureInfo.InvariantCulture, $"Waiting now: {figures.Waiting:N0}, the oldest for {Span(nowUtc - oldest)}")
            : "Nothing waits for a decision");
        return string.Join('\n', lines);
    }

    private static string OwnOf(OwnWeek own)
    {
        var parts = new[] { (own.Approved, "approved"), (own.Rejected, "rejected"), (own.Expired, "ran out unsold") }
            .Where(part => part.Item1 > 0).Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Item1:N0} {part.Item2}")).ToList();
        if (own.Waiting > 0)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{own.Waiting:N0} waiting for a decision") + (own.Asked > 0 ? string.Create(CultureInfo.InvariantCulture, $" ({own.Asked:N0} with a question to you)") : ""));
        return string.Join(", ", parts);
    }

    private static string Span(TimeSpan span) => span.TotalHours < 1 ? Words((int)Math.Max(1, Math.Round(span.TotalMinutes)), "minute")
        : span.TotalHours < 48 ? Words((int)Math.Round(span.TotalHours), "hour") : Words((int)Math.Round(span.TotalDays), "day");

    private static string Words(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {what}{(count == 1 ? "" : "s")}");

    private static string Day(DateOnly day) => day.ToString("MMMM d", CultureInfo.InvariantCulture);
}
