namespace OpsConsole.Core.Bulk;

public sealed record NothingChosen(BulkNoun Noun) : Error($"Choose at least one {Noun.One} first.");

public sealed record TooManyChosen(int Most, BulkNoun Noun) : Error($"At most {Most:N0} {Noun.Many} can be changed at once. Narrow the filter and go in steps.");

public sealed record SelectionHasGrown(int Seen, int Now, BulkNoun Noun)
    : Error($"{Now:N0} {Noun.Many} match now; you saw {Seen:N0}. Nothing was changed. Look at the new count and start again.");

public sealed record BulkIsAtWork() : Error("This bulk action is at work.");

public sealed record BulkIsNotAtWork() : Error("This bulk action is not at work; there is nothing to stop.");

public sealed record BulkIsStopping(string Why) : Error($"It is stopping already. {Why}");

public sealed record BulkResultsAreGone() : Error("The results of this bulk action were removed for their age; only the counts are left.");

/// <summary>The action was stopped before this row's turn.</summary>
public sealed record NotDone(string Why) : Error($"Not done. {Why}");

public sealed record BulkWasUndone(string? By) : Error($"{By ?? "Somebody"} undid this bulk action.");

public sealed record NothingFailed() : Error("Nothing failed; there is nothing to try again.");

public sealed record NothingToUndo() : Error("Nothing was changed; there is nothing to undo.");

public sealed record BulkCannotBeUndone() : Error("What this bulk action did cannot be put back.");

public sealed record BulkUndoTimeIsOver(TimeSpan Time) : Error($"A bulk action can be undone for {Time.TotalDays:0} days; that time is over.");

/// <summary>The row changed between the start and its turn, or between the change and the undo.</summary>
public sealed record ChangedMeanwhile(string Who, string Did) : Error($"{Who} {Did} in the meantime; it stays as they left it.");

public sealed record RowIsGone(BulkNoun Noun, long Id) : Error($"{char.ToUpperInvariant(Noun.One[0])}{Noun.One[1..]} {Id} is not here any more.");

public sealed record RowCouldNotBeSaved(BulkNoun Noun) : Error($"The database would not save this {Noun.One}. Try again; if it happens again, tell an administrator.");
