using System.Collections.Frozen;

namespace OpsConsole.Core.Leads.Addresses;

/// <summary>Reads a table with one meaning a line: the canonical word first, then its other spellings.</summary>
internal static class Spellings
{
    public static FrozenDictionary<string, string> Of(string table) => table
        .Split('\n', StringSplitOptions.TrimEntries)
        .Select(line => line.Split(' '))
        .SelectMany(words => words.Select(word => (word, canonical: words[0])))
        .ToFrozenDictionary(entry => entry.word, entry => entry.canonical);
}
