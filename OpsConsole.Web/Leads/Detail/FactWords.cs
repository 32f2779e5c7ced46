using System.Globalization;
using OpsConsole.Core.Leads.Editing;
using OpsConsole.Core.Leads.Intake;
using OpsConsole.Web.Parts;

namespace OpsConsole.Web.Leads.Detail;

/// <summary>What people read for a fact's text, and how its field looks.</summary>
internal static class FactWords
{
    public const string Unknown = "Not given";

    /// <summary>The groups of a lead's facts, in order.</summary>
    public static IReadOnlyList<(string Title, IReadOnlyList<LeadFact> Facts)> Groups { get; } =
    [
        ("Offer", Named("AskingPriceCents", "Motivation", "MotivationNote")),
        ("Owner", Named("OwnerName", "OwnerPhone", "OwnerEmail")),
        ("Property", Named("PropertyType", "Beds", "Baths", "AreaSqFt", "YearBuilt", "LastSoldOn")),
        ("Place", Named("Street", "City", "State", "Zip", "Latitude", "Longitude")),
    ];

    /// <param name="text">A fact's own text (see <see cref="LeadFact"/>).</param>
    public static string Shown(string fact, string? text)
    {
        if (text is null)
            return Unknown;
        return fact switch
        {
            "AskingPriceCents" => Money.Exact((long)(decimal.Parse(text, CultureInfo.InvariantCulture) * 100)),
            "AreaSqFt" => int.Parse(text, CultureInfo.InvariantCulture).ToString("N0", CultureInfo.InvariantCulture),
            "LastSoldOn" => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture).ToString("d MMM yyyy", CultureInfo.InvariantCulture),
            "OwnerPhone" when text.Length == 12 => $"({text[2..5]}) {text[5..8]}-{text[8..]}",
            _ => Choices(fact).Where(choice => choice.Value == text).Select(choice => choice.Label).FirstOrDefault() ?? text,
        };
    }

    public static string Label(string fact) => fact == "Score" ? "Review priority" : LeadFact.Named(fact)?.Label ?? fact;

    /// <summary>What a fact is chosen from; empty when it is typed.</summary>
    public static IReadOnlyList<(string Value, string Label)> Choices(string fact) => fact switch
    {
        "PropertyType" => [.. Enum.GetValues<PropertyType>().Where(type => type != PropertyType.Unknown).Select(type => (type.ToString(), LeadWords.Of(type)))],
        "Motivation" => [.. Enum.GetValues<Motivation>().Where(level => level != Motivation.Unknown).Select(level => (level.ToString(), LeadWords.Of(level)))],
        _ => [],
    };

    public static bool HasLines(string fact) => fact == "MotivationNote";

    public static string InputType(string fact) => fact switch { "OwnerPhone" => "tel", "OwnerEmail" => "email", "LastSoldOn" => "date", _ => "text" };

    public static string? InputMode(string fact) => fact switch
    {
        "Beds" or "AreaSqFt" or "YearBuilt" => "numeric",
        "Baths" or "AskingPriceCents" => "decimal",
        _ => null,
    };

    private static IReadOnlyList<LeadFact> Named(params string[] names) => [.. names.Select(name => LeadFact.Named(name)!)];
}
