namespace OpsConsole.Core.Leads.Bulk;

public sealed record NoLeadsChosen() : Error("Choose at least one lead first.");

public sealed record TooManyLeadsChosen(int Most) : Error($"At most {Most:N0} leads can be changed at once. Narrow the filter and go in steps.");

public sealed record SelectionHasGrown(int Seen, int Now)
    : Error($"{Now:N0} leads match now; you saw {Seen:N0}. Nothing was changed. Look at the new count and start again.");

public sealed record NoFactsChosen() : Error("Choose at least one fact to set.");

public sealed record FactsAreTheSame() : Error("It has these facts already.");

public sealed record BulkIsAtWork() : Error("This bulk action is at work.");

public sealed record BulkIsNotAtWork() : Error("This bulk action is not at work; there is nothing to stop.");

public sealed record BulkIsStopping(string Why) : Error($"It is stopping already. {Why}");

public sealed record BulkResultsAreGone() : Error("The results of this bulk action were removed for their age; only the counts are left.");

/// <summary>The action was stopped before this lead's turn.</summary>
public sealed record NotDone(string Why) : Error($"Not done. {Why}");

public sealed record BulkWasUndone(string? By) : Error($"{By ?? "Somebody"} undid this bulk action.");

public sealed record NothingFailed() : Error("Nothing failed; there is nothing to try again.");

public sealed record NothingToUndo() : Error("No lead was changed; there is nothing to undo.");

public sealed record BulkUndoTimeIsOver(TimeSpan Time) : Error($"A bulk action can be undone for {Time.TotalDays:0} days; that time is over.");

/// <summary>The lead changed between the start and its turn, or between the change and the undo.</summary>
public sealed record ChangedMeanwhile(string Who, string Did) : Error($"{Who} {Did} in the meantime; it stays as they left it.");

/// <summary>Why a lead stays when its import is taken back.</summary>
public sealed record WorkedOnSince(string Who, string Did) : Error($"{Who} {Did}");

public sealed record LeadIsOfAnotherImport() : Error("This import neither added nor changed it.");

/// <summary>Facts that stay as somebody left them when the import that wrote them is taken back.</summary>
public sealed record FactsStay(IReadOnlyList<string> Facts, IReadOnlyList<string> By)
    : Error($"{string.Join(", ", Facts)} {(Facts.Count == 1 ? "stays" : "stay")} as {string.Join(" and ", By)} left {(Facts.Count == 1 ? "it" : "them")} since.");

public sealed record NothingOfItIsLeft() : Error("Nothing that this import wrote stands there any more.");

public sealed record OnlyItsImportIsTakenBack() : Error("An import is taken back on its own page.");

public sealed record LeadIsGone(long Id) : Error($"Lead {Id} is not here any more.");

public sealed record LeadCouldNotBeSaved() : Error("The database would not save this lead. Try again; if it happens again, tell an administrator.");
