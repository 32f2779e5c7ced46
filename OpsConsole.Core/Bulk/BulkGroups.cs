namespace OpsConsole.Core.Bulk;

/// <summary>Gathers who is left out by reason; keeps the first few names of each, and at most <see cref="Most"/> reasons apart.</summary>
internal sealed class BulkGroups
{
    private const int Most = 20;
    private const int Names = 3;
    private const string Others = "Other reasons";
    private const string Gone = "Not here any more";

    private readonly Dictionary<string, (int Count, List<BulkName> First)> groups = [];

    public void Add(string reason, long id, string name)
    {
        var words = groups.ContainsKey(reason) || groups.Count < Most ? reason : Others;
        var (count, first) = groups.GetValueOrDefault(words, (0, []));
        if (first.Count < Names)
            first.Add(new BulkName(id, name));
        groups[words] = (count + 1, first);
    }

    public void AddGone(int count) => groups[Gone] = (groups.GetValueOrDefault(Gone).Count + count, []);

    public IReadOnlyList<BulkGroup> Biggest() =>
        [.. groups.OrderByDescending(group => group.Value.Count).ThenBy(group => group.Key, StringComparer.Ordinal).Select(group => new BulkGroup(group.Key, group.Value.Count, group.Value.First))];
}
