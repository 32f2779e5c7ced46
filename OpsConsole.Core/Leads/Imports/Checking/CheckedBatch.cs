using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace OpsConsole.Core.Leads.Imports.Checking;

/// <summary>A stretch of a file on its way through a check.</summary>
/// <param name="seen">The addresses of the lines before, as hashes.</param>
internal sealed class CheckedBatch(HashSet<ulong> seen)
{
    private readonly List<(string Key, LeadRow Row)> fresh = [];
    private int repeated;

    public List<(LeadFileRow Raw, LeadRow Row)> Wrong { get; } = [];

    public int LeftOut { get; private set; }

    public int Count => fresh.Count + repeated + Wrong.Count + LeftOut;

    public IReadOnlyList<string> Keys => [.. fresh.Select(entry => entry.Key)];

    /// <summary>The first line of each address.</summary>
    public IReadOnlyList<(string Key, LeadRow Row)> Fresh => fresh;

    /// <param name="row">Null when the line is left out.</param>
    public void Add(LeadFileRow raw, LeadRow? row)
    {
        if (row is null)
            LeftOut++;
        else if (row.Input is not { } input)
            Wrong.Add((raw, row));
        else if (input.Address().Key is var key && seen.Add(Hash(key)))
            fresh.Add((key, row));
        else
            repeated++;
    }

    public int NewTo(IReadOnlySet<string> listed) => fresh.Count(entry => !listed.Contains(entry.Key));

    public int HereBy(IReadOnlySet<string> listed) => fresh.Count(entry => listed.Contains(entry.Key)) + repeated;

    public void Clear()
    {
        fresh.Clear();
        Wrong.Clear();
        (repeated, LeftOut) = (0, 0);
    }

    private static ulong Hash(string key) => BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
