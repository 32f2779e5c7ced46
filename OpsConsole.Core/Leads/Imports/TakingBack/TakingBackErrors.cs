namespace OpsConsole.Core.Leads.Imports.TakingBack;

public sealed record ImportHasNotEnded(string FileName) : Error($"The import of {FileName} has not ended. Wait for its end, then take it back.");

public sealed record TakeBackTimeIsOver(int Days) : Error($"An import can be taken back for {Days} days; that time is over.");

public sealed record ImportIsTakenBack(string By) : Error($"{By} has taken this import back.");

public sealed record NothingToTakeBack() : Error("None of its leads is there untouched any more; there is nothing to take back.");

public sealed record OthersImportNeedsMore() : Error("Somebody else imported this file. Taking it back needs the right to put leads into the trash.");
