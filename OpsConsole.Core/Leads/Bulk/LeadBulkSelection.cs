namespace OpsConsole.Core.Leads.Bulk;

/// <summary>Which leads somebody means: those they picked, or all that match a filter.</summary>
public abstract record LeadBulkSelection
{
    /// <summary>More at once is a mistake, and would keep the queue busy for minutes.</summary>
    public const int Most = 200_000;
}

public sealed record PickedLeads(IReadOnlyList<long> Ids) : LeadBulkSelection;

/// <param name="Filter">The text of a <see cref="OpsConsole.Core.Filtering.Filter"/>.</param>
/// <param name="UpToId">The newest lead that the person can have seen; null before the dry run.</param>
public sealed record MatchingLeads(string Filter, long? UpToId = null) : LeadBulkSelection;
