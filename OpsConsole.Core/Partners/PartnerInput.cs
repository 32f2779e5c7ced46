using System.Text.RegularExpressions;
using OpsConsole.Core.Leads.Scoring;

namespace OpsConsole.Core.Partners;

/// <summary>The rules of a partner's turn as somebody typed them.</summary>
public sealed partial record PartnerInput
{
    public string? Name { get; init; }

    public int Weight { get; init; } = 1;

    public int? WeeklyCapacity { get; init; }

    public string? States { get; init; }

    public string? Zips { get; init; }

    public string? CenterName { get; init; }

    public double? CenterLatitude { get; init; }

    public double? CenterLongitude { get; init; }

    public int? RadiusMiles { get; init; }

    public int LeastStars { get; init; }

    public static PartnerInput Of(Partner partner) => new()
    {
        Name = partner.Name,
        Weight = partner.Weight,
        WeeklyCapacity = partner.WeeklyCapacity,
        States = partner.States.Replace(",", ", ", StringComparison.Ordinal),
        Zips = partner.Zips.Replace(",", ", ", StringComparison.Ordinal),
        CenterName = partner.CenterName,
        CenterLatitude = partner.CenterLatitude,
        CenterLongitude = partner.CenterLongitude,
        RadiusMiles = partner.RadiusMiles,
        LeastStars = partner.LeastStars,
    };

    public PartnerInput Tidied() => this with
    {
        Name = Name?.Trim(),
        States = string.Join(',', Parts(States).Select(state => state.ToUpperInvariant()).Distinct().Order(StringComparer.Ordinal)),
        Zips = string.Join(',', Parts(Zips).Distinct().Order(StringComparer.Ordinal)),
        CenterName = string.IsNullOrWhiteSpace(CenterName) ? null : CenterName.Trim(),
    };

    /// <summary>What is wrong with a tidied input; empty when nothing is.</summary>
    public IReadOnlyList<FieldProblem> Problems() => [.. Find()];

    private IEnumerable<FieldProblem> Find()
    {
        if (string.IsNullOrEmpty(Name) || Name.Length > Partner.NameLength)
            yield return new(nameof(Name), $"Enter a name of up to {Partner.NameLength} characters");
        if (Weight is < 1 or > Partner.MostWeight)
            yield return new(nameof(Weight), $"A weight is 1 to {Partner.MostWeight}");
        if (WeeklyCapacity is < 1 or > Partner.MostPerWeek)
            yield return new(nameof(WeeklyCapacity), $"Leads per week are 1 to {Partner.MostPerWeek:N0}, or empty for no limit");
        if (LeastStars is < 0 or > LeadStars.Most)
            yield return new(nameof(LeastStars), $"The least stars are 0 to {LeadStars.Most}");
        if (Parts(States).FirstOrDefault(state => !StateCode().IsMatch(state)) is { } state)
            yield return new(nameof(States), $"“{state}” is no two-letter state; write them like CA, NV");
        else if (States?.Length > Partner.StatesLength)
            yield return new(nameof(States), "That is more states than there are");
        if (Parts(Zips).FirstOrDefault(zip => !ZipCode().IsMatch(zip)) is { } wrong)
            yield return new(nameof(Zips), $"“{wrong}” is no five-digit ZIP; write them like 95838, 95815");
        else if (Zips?.Length > Partner.ZipsLength)
            yield return new(nameof(Zips), $"Up to {Partner.ZipsLength / 6} ZIPs can be listed; use states or a radius for more");
        foreach (var problem in FindInCircle())
            yield return problem;
    }

    private IEnumerable<FieldProblem> FindInCircle()
    {
        if (CenterName?.Length > Partner.CenterLength)
            yield return new(nameof(CenterName), $"Keep the name of the centre under {Partner.CenterLength} characters");
        if (RadiusMiles is null)
        {
            if (CenterLatitude is not null || CenterLongitude is not null || CenterName is not null)
                yield return new(nameof(RadiusMiles), "Enter the radius as well, or clear the centre");
            yield break;
        }

        if (RadiusMiles is < 1 or > Partner.MostMiles)
            yield return new(nameof(RadiusMiles), $"A radius is 1 to {Partner.MostMiles} miles");
        // There is no table of ZIP centres in the product; the point has to come from whoever draws the circle.
        if (CenterLatitude is not (>= -90 and <= 90))
            yield return new(nameof(CenterLatitude), "Enter the latitude of the centre, such as 38.6436; a ZIP alone has no point");
        if (CenterLongitude is not (>= -180 and <= 180))
            yield return new(nameof(CenterLongitude), "Enter the longitude of the centre, such as -121.4405; a ZIP alone has no point");
    }

    private static string[] Parts(string? list) => (list ?? "").Split([',', ' ', ';', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex("^[A-Z]{2}$")]
    private static partial Regex StateCode();

    [GeneratedRegex("^[0-9]{5}$")]
    private static partial Regex ZipCode();
}
