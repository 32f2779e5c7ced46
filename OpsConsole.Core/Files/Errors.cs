namespace OpsConsole.Core.Files;

public sealed record FileIsTooLarge(int Megabytes)
    : Error($"The file is larger than {Megabytes} MB, the most that is taken here. Split it and import the parts.");
