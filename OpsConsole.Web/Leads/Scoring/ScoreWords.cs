using OpsConsole.Core.Leads.Scoring;

namespace OpsConsole.Web.Leads.Scoring;

/// <summary>What people read for scores.</summary>
internal static class ScoreWords
{
    public static string Stars(int count) => $"{count} of {LeadStars.Most} stars";

    /// <summary>What would raise it, most to gain first.</summary>
    public static IEnumerable<string> Raises(IReadOnlyList<ScorePart> parts) =>
        parts.Where(part => part.Raise is not null).OrderByDescending(part => part.Most - part.Points).Select(part => part.Raise!);
}
