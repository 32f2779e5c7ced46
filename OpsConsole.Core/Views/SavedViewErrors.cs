namespace OpsConsole.Core.Views;

public sealed record ViewNeedsAName() : Error("Give the view a name.");

public sealed record ViewNameIsTooLong(int Most) : Error($"Please keep the name under {Most} characters.");

public sealed record ViewIsTooLong(int Most) : Error($"This list needs more than {Most:N0} characters to write down; take a shorter filter.");

public sealed record ViewNameIsTaken(string Name) : Error($"You have a view “{Name}” already.");

public sealed record TooManyViews(int Most) : Error($"You have {Most} views; remove one first.");

public sealed record ViewIsSomebodyElses(string Owner) : Error($"This view is {Owner}’s. Save one of your own.");
