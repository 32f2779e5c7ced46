namespace OpsConsole.Core.Tasks;

public sealed record TaskNeedsATitle() : Error("Say in a few words what is to be done.");

public sealed record TaskTitleIsTooLong() : Error($"Keep it under {TaskItem.TitleLength} characters; a note holds more.");

public sealed record TaskIsAboutOneThing() : Error("A task is about a lead or about an opportunity, not both.");

public sealed record TaskIsDone(string? By) : Error($"{By ?? "Somebody"} completed this task already.");

public sealed record TaskIsOpen() : Error("This task is open already.");

public sealed record TaskIsAssigned(string? To) : Error(To is null ? "Nobody has this task yet." : $"{To} has this task already.");

public sealed record MayNotSeeTasks() : Error("That person is not here or may not see tasks.");
