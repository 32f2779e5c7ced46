using System.Collections.Frozen;

namespace OpsConsole.Core.Leads.Addresses;

internal static class Directionals
{
    private static readonly FrozenDictionary<string, string> Codes = Spellings.Of("""
        N NORTH NO
        S SOUTH SO
        E EAST
        W WEST
        NE NORTHEAST
        NW NORTHWEST
        SE SOUTHEAST
        SW SOUTHWEST
        """);

    public static string? CodeOf(string word) => Codes.GetValueOrDefault(word);

    public static bool Is(string word) => Codes.ContainsKey(word);

    /// <summary>"North East" as NE; null for pairs that are no direction, such as "East West".</summary>
    public static string? CodeOf(string first, string second) =>
        CodeOf(first) is "N" or "S" && CodeOf(second) is "E" or "W" ? CodeOf(first) + CodeOf(second) : null;
}
