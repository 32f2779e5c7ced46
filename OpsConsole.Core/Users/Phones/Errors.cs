namespace OpsConsole.Core.Users.Phones;

public sealed record NeedsANumber() : Error("Save your phone number first.");

public sealed record NumberIsProvenAlready() : Error("This number is verified already.");

public sealed record CodeWasJustSent() : Error("A code was sent a moment ago. Wait a minute before you ask for another.");

public sealed record TooManyCodes() : Error($"{PhoneCode.MostADay} codes a day are the most. Ask again tomorrow.");

public sealed record CodeIsOver() : Error("This code is no longer good. Ask for another.");

public sealed record CodeIsWrong(int TriesLeft) : Error(TriesLeft == 1 ? "That is not the code. One try is left." : $"That is not the code. {TriesLeft} tries are left.");
