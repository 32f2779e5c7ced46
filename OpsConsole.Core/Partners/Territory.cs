namespace OpsConsole.Core.Partners;

/// <summary>A circle around a point that an administrator entered.</summary>
/// <param name="Name">What the point is called: a ZIP or a town.</param>
public sealed record Circle(string Name, double Latitude, double Longitude, int Miles);

/// <summary>Where a partner works. A lead lies in it when its state, its ZIP or its place does; one without any bounds holds everything.</summary>
public sealed record Territory(IReadOnlySet<string> States, IReadOnlySet<string> Zips, Circle? Circle)
{
    private const double EarthMiles = 3958.8;

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

    /// <summary>Great-circle distance by the haversine formula, within half a per cent.</summary>
    private static double? DistanceMiles(Circle circle, RotationLead lead)
    {
        if (lead.Latitude is not { } latitude || lead.Longitude is not { } longitude)
            return null;
        var (up, across) = (Radians(latitude - circle.Latitude) / 2, Radians(longitude - circle.Longitude) / 2);
        var half = Math.Pow(Math.Sin(up), 2) + Math.Cos(Radians(circle.Latitude)) * Math.Cos(Radians(latitude)) * Math.Pow(Math.Sin(across), 2);
        return 2 * EarthMiles * Math.Asin(Math.Min(1, Math.Sqrt(half)));
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;
}
