namespace OpsConsole.Core;

/// <summary>The actor's roles do not hold <paramref name="Permission"/>.</summary>
public sealed record NotAllowed(string Permission, string Meaning)
    : Error($"Your role does not include “{Meaning}” ({Permission}). An administrator can give it to you.");

/// <summary>The actor sees the console as somebody else, who is not to find things done in their name.</summary>
public sealed record OnlyLooking(string Name) : Error($"You see the console as {Name}. Go back to yourself to change something.");

/// <summary>There is no such row in the actor's tenant, or it is not theirs to see.</summary>
public sealed record NotFound(string What) : Error($"{What} was not found. It may have been removed.");

/// <summary>
/// The row's version is newer than the one the actor decided on. <paramref name="Did"/> is what the last writer did, in the past
/// tense and lower case ("approved it"); <paramref name="AtUtc"/> is when.
/// </summary>
public sealed record ChangedBySomeoneElse(string Who, string Did, DateTime AtUtc)
    : Error($"{Who} {Did} while you were looking. Nothing was overwritten; your change was not saved.");

/// <summary>Input that breaks the rules, field by field.</summary>
public sealed record InvalidInput(IReadOnlyList<FieldProblem> Problems)
    : Error(Problems.Count == 1 ? Problems[0].Message : $"{Problems.Count} fields need another look.");

/// <summary>One field's problem. <paramref name="Field"/> is the input's property name.</summary>
public sealed record FieldProblem(string Field, string Message);
