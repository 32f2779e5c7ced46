namespace OpsConsole.Core.Leads.Scoring;

/// <summary>One reason for a score: "Motivation high", 30 of 40.</summary>
/// <param name="Raise">What would raise it, as a sentence; null when nothing can, or when nobody can do it.</param>
public sealed record ScorePart(string Name, int Points, int Most, string? Raise = null);

/// <summary>A part before it is weighed: its share, 0 to 1, of a weight.</summary>
internal readonly record struct WeightedPart(string Name, int Weight, double Share, string? Raise = null);

internal static class WeightedParts
{
    /// <summary>Each weight is a share of all weights, which together make a hundred. A part whose weight is 0 counts for nothing and is left out.</summary>
    public static IReadOnlyList<ScorePart> Of(params IReadOnlyList<WeightedPart> parts)
    {
        var all = parts.Sum(part => part.Weight);
        return
        [
            .. parts.Where(part => part.Weight > 0)
                .Select(part => new ScorePart(part.Name, Points(part.Weight, part.Share, all), Points(part.Weight, 1, all), part.Share < 1 ? part.Raise : null)),
        ];
    }

    /// <summary>Rounded parts may come to one or two points more than a hundred.</summary>
    public static int Sum(IReadOnlyList<ScorePart> parts) => Math.Min(100, parts.Sum(part => part.Points));

    private static int Points(int weight, double share, int all) => (int)Math.Round(100.0 * weight * share / all, MidpointRounding.AwayFromZero);
}
