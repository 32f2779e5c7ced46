namespace OpsConsole.Core.Leads.Scoring;

public sealed record NoDoubtToClear() : Error("Nothing speaks for fraud here, or the doubt is cleared already.");

public sealed record ClearingNeedsAReason() : Error("Say in a few words why nothing is wrong with this lead.");

public sealed record NothingWasCleared() : Error("Nobody cleared a doubt of this lead, or a new sign has come since.");
