namespace OpsConsole.Core.Flags;

/// <summary>Something the product can have on or off, for some people or all. Each is asked for somewhere in the code.</summary>
/// <param name="Name"><c>room.name</c>; also what decides, with a user's id, who is in a share.</param>
/// <param name="What">What people have who have it.</param>
/// <param name="Since">The day it came into the product.</param>
public sealed record FlagDefinition(string Name, string Label, string What, DateOnly Since)
{
    /// <summary>Whether it is on for all while nobody decided anything.</summary>
    public bool IsOnAtFirst { get; init; } = true;

    /// <summary>A change waits until a second person approves it. Stopping it never waits.</summary>
    public bool NeedsSecondPerson { get; init; }

    /// <summary>What is compared with what, for those who have the flag; who does not have it has the first. Empty for a plain flag.</summary>
    public IReadOnlyList<string> Variants { get; init; } = [];

    /// <summary>What counts as success, in words; null where nothing is counted.</summary>
    public string? Outcome { get; init; }

    public FlagState AtFirst => new() { IsOn = IsOnAtFirst };
}
