namespace OpsConsole.Core.Leads;

public sealed record LeadIsNotPending(LeadStatus Status, string? DecidedBy)
    : Error($"This lead is {Status.ToString().ToLowerInvariant()}{(DecidedBy is null ? "" : $" by {DecidedBy}")}; only a pending lead can be decided.");

public sealed record LeadIsNotApproved(LeadStatus Status)
    : Error($"This lead is {Status.ToString().ToLowerInvariant()}; only an approved lead can be sold or expire.");

public sealed record RejectionNeedsWords() : Error("Say in a few words why, when the reason is “Other”.");

public sealed record ReasonIsNotForPeople() : Error("That reason is for leads nobody decided about. Choose another one.");

public sealed record NoteIsTooLong(int Most) : Error($"Please keep it under {Most:N0} characters.");

public sealed record NothingToTakeBack(LeadStatus Status)
    : Error($"This lead is {Status.ToString().ToLowerInvariant()}; there is no decision to take back.");

public sealed record UndoWindowIsOver(TimeSpan Window)
    : Error($"A decision can be taken back for {Window.TotalMinutes:0} minutes; that time is over.");

public sealed record QuestionIsEmpty() : Error("Write the question first.");

public sealed record AnswerIsEmpty() : Error("Write the answer first.");

public sealed record NoOpenQuestion() : Error("There is no open question on this lead.");

public sealed record LeadIsNotOnSale(LeadStatus Status) : Error($"This lead is {Status.ToString().ToLowerInvariant()}; only an approved lead can be held.");

public sealed record LeadIsHidden() : Error("This lead is hidden from sale because of its fraud score. A manager can clear the doubt on the lead.");

public sealed record LeadIsHeld(string For, DateTime UntilUtc) : Error($"This lead is held for {For} until {UntilUtc:d MMM, HH:mm} UTC.");

public sealed record LeadIsNotHeld() : Error("Nobody holds this lead.");

public sealed record HoldNeedsABuyer() : Error("Say for whom the lead is held.");

public sealed record HoldIsTooLong(TimeSpan Most) : Error($"A lead can be held for {Most.TotalHours:0} hours at the longest, and one at the least.");

public sealed record CountdownStillRuns(DateTime UntilUtc) : Error($"The countdown still runs until {UntilUtc:u}.");

public sealed record CountdownIsOver() : Error("The countdown is over; this lead can no longer be bought.");

public sealed record NoCountdownRuns(LeadStatus Status) : Error($"This lead is {Status.ToString().ToLowerInvariant()}; only an approved lead has a countdown.");

public sealed record CountdownNeedsAReason() : Error("Say in a few words why the countdown changes.");

public sealed record CountdownStaysTheSame() : Error("That leaves the countdown as it is. Say by how many hours it changes.");

public sealed record CountdownHasLessLeft(TimeSpan Left)
    : Error(Left.TotalHours < 1 ? $"Only {Math.Max(1, (int)Left.TotalMinutes)} minutes are left. End it now instead." : $"Only {(int)Left.TotalHours} hours are left. Take off fewer, or end it now.");

public sealed record CountdownIsTooLong(TimeSpan Most) : Error($"A countdown can end {Most.TotalDays:0} days from now at the latest.");

public sealed record LeadIsInTrash(string? DeletedBy) : Error($"{DeletedBy ?? "Somebody"} put this lead into the trash. Restore it first.");

public sealed record LeadIsNotInTrash() : Error("This lead is not in the trash.");

public sealed record SoldLeadsStayAsTheyAre() : Error("This lead is sold; what the buyer paid for stays as it is.");

public sealed record AlreadyAssigned(string? To) : Error(To is null ? "Nobody looks after this lead yet." : $"{To} looks after this lead already.");

public sealed record MayNotWorkOnLeads() : Error("That person is not here or may not work on leads.");

public sealed record FactIsUnknown(string Name) : Error($"A lead has no fact “{Name}”.");
