namespace OpsConsole.Core.Users.Erasing;

public sealed record CannotEraseYourself() : Error("You cannot erase yourself. Ask another administrator.");

public sealed record IsErased(string Name) : Error($"{Name} was erased. The account stays shut for good.");

public sealed record ErasureRuns(string Name) : Error($"{Name} is being erased already.");

public sealed record NameIsNotTheirs(string Name) : Error($"Type “{Name}” to erase this person.");

public sealed record SomethingIsInWork(IReadOnlyList<string> What) : Error($"First settle what is in work: {string.Join("; ", What)}.");
