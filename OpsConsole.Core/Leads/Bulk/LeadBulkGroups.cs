namespace OpsConsole.Core.Leads.Bulk;

/// <summary>Gathers who is left out by reason; keeps the first few names of each, and at most <see cref="Most"/> reasons apart.</summary>
internal sealed class LeadBulkGroups
{
    private const int Most = 20;
    private const int Names = 3;
    private const string Others = "Other reasons";
    private const string Gone = "Not here any more";

    private readonly Dictionary<string, (int Count, List<LeadBulkName> First)> groups = [];

    public void Add(Error reason, Lead lead)
    {
        var words = WordsOf(reason);
        if (!groups.ContainsKey(words) && groups.Count >= Most)
            words = Others;
        var (count, first) = groups.GetValueOrDefault(words, (0, []));
        if (first.Count < Names)
            first.Add(new LeadBulkName(lead.Id, lead.AddressLine));
        groups[words] = (count + 1, first);
    }

    public void AddGone(int count) => groups[Gone] = (groups.GetValueOrDefault(Gone).Count + count, []);

    public IReadOnlyList<LeadBulkGroup> Biggest() =>
        [.. groups.OrderByDescending(group => group.Value.Count).ThenBy(group => group.Key, StringComparer.Ordinal).Select(group => new LeadBulkGroup(group.Key, group.Value.Count, group.Value.First))];

    /// <summary>Who decided does not matter here, only that it is decided: a name in the reason would make a group of each.</summary>
    private static string WordsOf(Error reason) => reason switch
    {
        LeadIsNotPending { Status: var status } => $"Already {status.ToString().ToLowerInvariant()}",
        ChangedMeanwhile => "Changed by somebody since",
        LeadIsHeld => "Held for a buyer",
        _ => reason.Message,
    };
}
