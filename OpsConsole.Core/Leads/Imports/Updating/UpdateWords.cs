using System.Globalization;
using OpsConsole.Core.Leads.Editing;

namespace OpsConsole.Core.Leads.Imports.Updating;

/// <summary>What is said of a line that changes a lead: "Beds 2 → 3, Owner's phone +19165550134; Asking price stays, Jonas Reyes changed it after the start".</summary>
internal static class UpdateWords
{
    public static string Of(LeadUpdate update) =>
        string.Join("; ", ((string[])[Changes(update.Changes), Kept(update.Kept)]).Where(part => part.Length > 0));

    public static string Changes(IEnumerable<FactChange> changes) => string.Join(", ", changes.Select(Change));

    private static string Kept(IReadOnlyList<(LeadFact Fact, string Who)> kept) => string.Join("; ", kept.GroupBy(entry => entry.Who)
        .Select(group => $"{string.Join(", ", group.Select(entry => entry.Fact.Label))} {(group.Count() == 1 ? "stays" : "stay")}, {group.Key} changed {(group.Count() == 1 ? "it" : "them")} after the start"));

    private static string Change(FactChange change)
    {
        var label = LeadFact.Named(change.Field)?.Label ?? change.Field;
        return change.Old is null ? $"{label} {Shown(change.Field, change.New)}" : $"{label} {Shown(change.Field, change.Old)} → {Shown(change.Field, change.New)}";
    }

    private static string Shown(string fact, string? text) => (fact, text) switch
    {
        (_, null) => "nothing",
        (nameof(Lead.AskingPriceCents), _) when decimal.TryParse(text, CultureInfo.InvariantCulture, out var dollars) => string.Create(CultureInfo.InvariantCulture, $"${dollars:#,0.##}"),
        (nameof(Lead.PropertyType), _) => Spaced(text),
        _ => CellProblem.Shortened(text),
    };

    // "SingleFamily" → "Single family"
    private static string Spaced(string text) => string.Concat(text.Select((letter, at) => at > 0 && char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{letter}"));
}
