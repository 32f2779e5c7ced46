using System.Collections.Frozen;

namespace OpsConsole.Core.Flags;

/// <summary>Every flag there is. The one source of their names.</summary>
public static class FlagCatalog
{
    public static readonly FlagDefinition AutomaticLookUps = new(
        "leads.automatic-look-ups", "Look-ups by themselves", "Phone and address of a lead are looked up as soon as it comes or they change. Without it, when somebody asks.", new(2026, 11, 21))
    {
        NeedsSecondPerson = true,
    };

    public static readonly FlagDefinition Onlookers = new(
        "leads.onlookers", "Who else has it open", "A lead or an opportunity says who else is looking at it.", new(2026, 11, 21));

    public static readonly FlagDefinition WordingHints = new(
        "leads.wording-hints", "Hints about wording", "When the form of a new lead marks wording that fair housing forbids: while it is typed, or only when it is sent.", new(2026, 11, 21))
    {
        Variants = ["typing", "sending"],
        Outcome = "Sent without being refused for its wording",
    };

    public static readonly FlagDefinition BulkCredits = new(
        "users.bulk-credits", "Credits for many users at once", "Whether the bulk actions on users say that adding credits is on its way. There is no wallet yet that could take them, so nothing can be added either way.", new(2026, 11, 22))
    {
        IsOnAtFirst = false,
    };

    public static IReadOnlyList<FlagDefinition> All { get; } = [AutomaticLookUps, Onlookers, WordingHints, BulkCredits];

    public static FrozenDictionary<string, FlagDefinition> ByName { get; } = All.ToFrozenDictionary(flag => flag.Name);
}
