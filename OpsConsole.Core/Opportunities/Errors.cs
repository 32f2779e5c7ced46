namespace OpsConsole.Core.Opportunities;

public sealed record OpportunityIsThere(OpportunityStage Stage) : Error($"This opportunity is in {Stage} already.");

public sealed record OpportunityIsClosed(OpportunityOutcome Outcome, string? By)
    : Error($"{By ?? "Somebody"} closed this opportunity as {Outcome.ToString().ToLowerInvariant()}. Reopen it first.");

public sealed record OpportunityIsOpen(OpportunityStage Stage) : Error($"This opportunity is open, in {Stage}.");

public sealed record ClosingNeedsAnOutcome() : Error("Say whether it is won or lost, and why.");

public sealed record ReasonDoesNotFit(OpportunityOutcome Outcome) : Error($"Choose a reason that fits “{Outcome.ToString().ToLowerInvariant()}”.");

public sealed record ClosingNeedsWords() : Error("Say in a few words why, when the reason is “Other”.");

public sealed record ReopeningNeedsWords() : Error("Say in a few words why it is open again.");

public sealed record WordsAreTooLong() : Error($"Please keep it under {Opportunity.WordsLength:N0} characters.");

public sealed record ClosingCannotBeTakenBack(TimeSpan Window)
    : Error($"Closing can be taken back for {Window.TotalMinutes:0} minutes; that time is over. Reopen it with a reason instead.");

public sealed record DeletingNeedsWords() : Error("Say in a few words why it goes.");

public sealed record OpportunityIsInTrash(string? By) : Error($"{By ?? "Somebody"} put this opportunity into the trash. Restore it first.");

public sealed record OpportunityIsNotInTrash() : Error("This opportunity is not in the trash.");

public sealed record LeadHasAnotherOpportunity(long OpportunityId) : Error($"Its lead has another opportunity by now, number {OpportunityId}.");

public sealed record OpportunityIsAssigned(string? To) : Error(To is null ? "Nobody has this opportunity yet." : $"{To} has this opportunity already.");

public sealed record MayNotWorkOnOpportunities() : Error("That person is not here or may not work on opportunities.");

public sealed record LeadWasRejected(string? By) : Error($"{By ?? "Somebody"} rejected this lead. Take the decision back first.");
