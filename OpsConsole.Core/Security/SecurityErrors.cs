namespace OpsConsole.Core.Security;

public sealed record AlertIsClosed(string ByName) : Error($"{ByName} has closed this alert already.");

public sealed record ClosingNeedsANote() : Error($"Say in up to {SecurityAlert.NoteLength} characters what it was.");

public sealed record AddressIsNotShutOut(string Address) : Error($"{Address} is not shut out any more.");

/// <summary>Says nothing of any account: it is about the address alone.</summary>
public sealed record TooManyAttempts(int Minutes) : Error($"Too many wrong tries came from your network. Try again in {(Minutes == 1 ? "a minute" : $"{Minutes} minutes")}.");
