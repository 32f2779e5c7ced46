using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using OpsConsole.Core.Leads.Editing;
using OpsConsole.Core.Leads.Intake;
using OpsConsole.Core.Leads.Listing;
using OpsConsole.Web.Leads.Detail;

namespace OpsConsole.Web.Leads.List;

/// <summary>How a cell is edited in place, as list/cells.js takes it: the fact its column shows, and what its field looks like.</summary>
public sealed record LeadCellField(string Fact, string Label, string Type, string? Mode, bool Lines, IReadOnlyList<string[]> Choices)
{
    private static readonly Dictionary<string, string> facts = new()
    {
        ["street"] = nameof(LeadInput.Street),
        ["city"] = nameof(LeadInput.City),
        ["state"] = nameof(LeadInput.State),
        ["zip"] = nameof(LeadInput.Zip),
        ["price"] = nameof(LeadInput.AskingPriceCents),
        ["type"] = nameof(LeadInput.PropertyType),
        ["beds"] = nameof(LeadInput.Beds),
        ["baths"] = nameof(LeadInput.Baths),
        ["area"] = nameof(LeadInput.AreaSqFt),
        ["built"] = nameof(LeadInput.YearBuilt),
        ["motivation"] = nameof(LeadInput.Motivation),
        ["note"] = nameof(LeadInput.MotivationNote),
        ["owner"] = nameof(LeadInput.OwnerName),
        ["phone"] = nameof(LeadInput.OwnerPhone),
        ["email"] = nameof(LeadInput.OwnerEmail),
        ["sold"] = nameof(LeadInput.LastSoldOn),
    };

    /// <summary>By the name of the column; a column that is not here follows from others and is not typed.</summary>
    public static FrozenDictionary<string, LeadCellField> ByColumn { get; } = facts.ToFrozenDictionary(pair => pair.Key, pair => Of(LeadFact.Named(pair.Value)!));

    private static readonly FrozenDictionary<string, LeadFact> byColumn = facts.ToFrozenDictionary(pair => pair.Key, pair => LeadFact.Named(pair.Value)!);

    /// <summary>Whether the cell reads otherwise than its fact's own text, or can be empty, so that the browser must be told the text.</summary>
    public static bool IsShownOtherwise(string column, [NotNullWhen(true)] out LeadFact? fact) =>
        byColumn.TryGetValue(column, out fact) && column is not ("street" or "city" or "state");

    public static LeadInput InputOf(LeadListRow row) => new()
    {
        Street = row.Street,
        City = row.City,
        State = row.State,
        Zip = row.Zip,
        AskingPriceCents = row.AskingPriceCents,
        PropertyType = row.PropertyType,
        Beds = row.Beds,
        Baths = row.Baths,
        AreaSqFt = row.AreaSqFt,
        YearBuilt = row.YearBuilt,
        Motivation = row.Motivation,
        MotivationNote = row.MotivationNote,
        OwnerName = row.OwnerName,
        OwnerPhone = row.OwnerPhone,
        OwnerEmail = row.OwnerEmail,
        LastSoldOn = row.LastSoldOn,
    };

    private static LeadCellField Of(LeadFact fact) => new(
        fact.Name, fact.Label, FactWords.InputType(fact.Name), FactWords.InputMode(fact.Name), FactWords.HasLines(fact.Name),
        [.. FactWords.Choices(fact.Name).Select(choice => new[] { choice.Value, choice.Label })]);
}
