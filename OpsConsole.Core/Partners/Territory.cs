using OpsConsole.Core.Geography;

namespace OpsConsole.Core.Partners;

/// <summary>A circle around a point that an administrator entered.</summary>
/// <param name="Name">What the point is called: a ZIP or a town.</param>
public sealed record Circle(string Name, double Latitude, double Longitude, int Miles);

/// <summary>Where a partner works. A lead lies in it when its state, its ZIP or its place does; one without any bounds holds everything.</summary>
public sealed record Territory(IReadOnlySet<string> States, IReadOnlySet<string> Zips, Circle? Circle)
{
    public bool IsEverywhere => States.Count == 0 && Zips.Count == 0 && Circle is null;

    /// <summary>Null when the lead lies in it, else why not, in words that go on after "skipped:".</summary>
    public string? WhyNot(RotationLead lead)
    {
        if (IsEverywhere || States.Contains(lead.State) || (lead.Zip.Length > 0 && Zips.Contains(lead.Zip)))
            return null;
        var reasons = new List<string>();
        if (States.Count > 0)
            reasons.Add(lead.State.Length == 0 ? "the lead has no state" : $"{lead.State} is not among its states");
        if (Zips.Count > 0)
            reasons.Add(lead.Zip.Length == 0 ? "the lead has no ZIP" : $"{lead.Zip} is not among its ZIPs");
        if (Circle is { } circle)
        {
            if (DistanceMiles(circle, lead) is not { } miles)
                reasons.Add($"the lead has no coordinates, so its distance from {circle.Name} is unknown");
            else if (miles <= circle.Miles)
                return null;
            else
                reasons.Add(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{miles:0.#} miles from {circle.Name}, the limit is {circle.Miles}"));
        }

        return string.Join("; ", reasons);
    }

    private static double? DistanceMiles(Circle circle, RotationLead lead) =>
        lead.Latitude is { } latitude && lead.Longitude is { } longitude ? GreatCircle.Miles((circle.Latitude, circle.Longitude), (latitude, longitude)) : null;
}
