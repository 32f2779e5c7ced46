using OpsConsole.Core.Permissions;

namespace OpsConsole.Tests.Access.Walk;

/// <summary>The written table of which right each use case asks for; <see cref="UseCaseWalkTests"/> finds it by trying and compares.</summary>
internal static class WhoMayRun
{
    public const string Anybody = "anybody, with what is their own";

    public static readonly string[] Lines =
    [
    ];

    /// <summary>Use cases whose made-up input is about nothing that there is, so that the walk says less of them.</summary>
    public static readonly string[] FindNothing =
    [
    ];

    /// <summary>Use cases that name a row by its id, which may be somebody else's: they refuse it.</summary>
    public static readonly string[] OthersAreRefused =
    [
    ];

    private static readonly Dictionary<string, string> byName = Lines.Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair[1]);

    public static bool Holds(string useCase, IReadOnlySet<string> permissions) =>
        !byName.TryGetValue(useCase, out var needs) || needs == Anybody || needs.Split(" or ").Any(way => way.Split(" and ").All(permissions.Contains));

    public static IReadOnlyList<string> NeededBy(string useCase) => byName[useCase] == Anybody ? [] : byName[useCase].Split(" or ")[^1].Split(" and ");

    /// <summary>Whether it is about somebody's own things: without a right, with one that says so, or because only their author changes them.</summary>
    public static bool IsOfOnesOwn(string useCase) => byName[useCase] == Anybody || NeededBy(useCase).Any(PermissionCatalog.IsOfOnesOwn) || OthersAreRefused.Contains(useCase);
}
