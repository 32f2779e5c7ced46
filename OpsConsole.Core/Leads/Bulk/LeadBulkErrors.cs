namespace OpsConsole.Core.Leads.Bulk;

public sealed record NoFactsChosen() : Error("Choose at least one fact to set.");

public sealed record FactsAreTheSame() : Error("It has these facts already.");

/// <summary>Why a lead stays when its import is taken back.</summary>
public sealed record WorkedOnSince(string Who, string Did) : Error($"{Who} {Did}");

public sealed record LeadIsOfAnotherImport() : Error("This import neither added nor changed it.");

/// <summary>Facts that stay as somebody left them when the import that wrote them is taken back.</summary>
public sealed record FactsStay(IReadOnlyList<string> Facts, IReadOnlyList<string> By)
    : Error($"{string.Join(", ", Facts)} {(Facts.Count == 1 ? "stays" : "stay")} as {string.Join(" and ", By)} left {(Facts.Count == 1 ? "it" : "them")} since.");

public sealed record NothingOfItIsLeft() : Error("Nothing that this import wrote stands there any more.");

public sealed record OnlyItsImportIsTakenBack() : Error("An import is taken back on its own page.");
