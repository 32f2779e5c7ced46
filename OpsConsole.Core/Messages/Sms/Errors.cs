namespace OpsConsole.Core.Messages.Sms;

public sealed record AccountGetsNoTexts() : Error("The account is gone or shut.");

public sealed record HasNoNumber() : Error("The account has no phone number any more.");

public sealed record NumberIsNotProven() : Error("Nobody has shown yet that this number is theirs.");

public sealed record NobodyAgreedToTexts() : Error("Nobody at this number has agreed to text messages.");

public sealed record TextsAreStopped(DateTime SinceUtc) : Error("STOP was sent from this number; only START from there lets texts through again.");

public sealed record NumberIsBlocked(string Why) : Error($"The number is blocked: {Why}");

/// <summary>Somebody else calls our address, or the credentials here and there differ.</summary>
public sealed record CallbackIsNotSigned() : Error("The signature is not the provider's.");

public sealed record CallbackIsOfNoMessage() : Error("There is no such message here.");
