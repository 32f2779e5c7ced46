namespace OpsConsole.Core.Integrations;

/// <summary>Why an outside system gave no answer.</summary>
/// <param name="IsPassing">Whether the same question may well be answered later.</param>
public abstract record NoAnswer(string Message, bool IsPassing) : Error(Message);

public sealed record SystemIsOff(OutsideSystem System) : NoAnswer($"{System.Label} is switched off.", IsPassing: false);

public sealed record SystemHasNoCredentials(OutsideSystem System) : NoAnswer($"{System.Label} has no credentials, and no simulator runs here.", IsPassing: false);

public sealed record BudgetIsSpent(OutsideSystem System) : NoAnswer($"{System.Label} is not asked: this month's budget for outside systems is spent.", IsPassing: false);

public sealed record CredentialsCannotBeOpened(OutsideSystem System) : NoAnswer($"The credentials of {System.Label} cannot be read any more. Enter them again.", IsPassing: false);

public sealed record SystemRefusesUs(OutsideSystem System, string Why) : NoAnswer($"{System.Label} refuses our credentials: {Why}", IsPassing: false);

public sealed record SystemSaysNo(OutsideSystem System, string Why) : NoAnswer($"{System.Label} cannot say: {Why}", IsPassing: false);

public sealed record SystemDoesNotAnswer(OutsideSystem System, string Why) : NoAnswer($"{System.Label} does not answer: {Why}", IsPassing: true);

/// <summary>Of what must not be done twice: it may have been done, and nobody heard.</summary>
public sealed record SystemMayHaveDoneIt(OutsideSystem System, string Why) : NoAnswer($"{System.Label} may have done it or not: {Why}", IsPassing: false);

public sealed record AnswerCannotBeRead(OutsideSystem System) : NoAnswer($"{System.Label} answered something that cannot be read.", IsPassing: true);

public sealed record SystemIsSwitchedAlready(string System, bool On) : Error($"{OutsideSystems.Named(System)?.Label ?? System} is {(On ? "on" : "off")} already.");

public sealed record NoCredentialsToRemove() : Error("There are no credentials to remove.");

public sealed record CredentialsAreIncomplete(OutsideSystem System) : Error($"Enter both: {System.User.Label} and {System.Secret.Label}.");

public sealed record CredentialsAreTooLong(int Most) : Error($"Neither part has more than {Most} characters.");

public sealed record NothingToAskAgain() : Error("None of these calls failed for a lead that is still here.");
