using System.Globalization;
using OpsConsole.Core;
using OpsConsole.Core.Partners;

namespace OpsConsole.Web.Partners;

/// <summary>The texts of the form, as typed.</summary>
internal sealed class PartnerFormText
{
    public string? Name { get; set; }
    public string? Weight { get; set; } = "1";
    public string? WeeklyCapacity { get; set; }
    public string? LeastStars { get; set; } = "0";
    public string? States { get; set; }
    public string? Zips { get; set; }
    public string? CenterName { get; set; }
    public string? CenterLatitude { get; set; }
    public string? CenterLongitude { get; set; }
    public string? RadiusMiles { get; set; }

    public static PartnerFormText Of(PartnerInput input) => new()
    {
        Name = input.Name,
        Weight = Text(input.Weight),
        WeeklyCapacity = Text(input.WeeklyCapacity),
        LeastStars = Text(input.LeastStars),
        States = input.States,
        Zips = input.Zips,
        CenterName = input.CenterName,
        CenterLatitude = input.CenterLatitude?.ToString(CultureInfo.InvariantCulture),
        CenterLongitude = input.CenterLongitude?.ToString(CultureInfo.InvariantCulture),
        RadiusMiles = Text(input.RadiusMiles),
    };

    /// <summary>The input, and what in it is no number; such a field stands as empty.</summary>
    public (PartnerInput Input, IReadOnlyList<FieldProblem> Problems) Read()
    {
        var problems = new List<FieldProblem>();
        var input = new PartnerInput
        {
            Name = Name,
            Weight = Whole(Weight, nameof(Weight), problems) ?? 1,
            WeeklyCapacity = Whole(WeeklyCapacity, nameof(WeeklyCapacity), problems),
            LeastStars = Whole(LeastStars, nameof(LeastStars), problems) ?? 0,
            States = States,
            Zips = Zips,
            CenterName = CenterName,
            CenterLatitude = Number(CenterLatitude, nameof(CenterLatitude), problems),
            CenterLongitude = Number(CenterLongitude, nameof(CenterLongitude), problems),
            RadiusMiles = Whole(RadiusMiles, nameof(RadiusMiles), problems),
        };
        return (input, problems);
    }

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static int? Whole(string? text, string field, List<FieldProblem> problems)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (int.TryParse(text.Trim(), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number))
            return number;
        problems.Add(new(field, "Enter a whole number"));
        return null;
    }

    private static double? Number(string? text, string field, List<FieldProblem> problems)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (double.TryParse(text.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
            return number;
        problems.Add(new(field, "Enter a number such as 38.6436"));
        return null;
    }
}
