namespace OpsConsole.Core.Flags;

public sealed record FlagIsSoAlready() : Error("Nothing would change: the flag is so already.");

public sealed record NothingIsProposed() : Error("No change waits for approval any more.");

public sealed record CannotApproveYourOwnChange() : Error("A second person approves it. Ask somebody else who may change flags.");

public sealed record FlagIsStopped(string By) : Error($"{By} has stopped this flag already.");

public sealed record FlagIsNotStopped() : Error("This flag is not stopped.");

public sealed record StopNeedsAReason() : Error($"Say in a few words why it is stopped, in at most {Flag.ReasonLength} characters.");
