namespace OpsConsole.Core.Bulk;

/// <summary>Which rows somebody means: those they picked, or all that match a filter.</summary>
public abstract record BulkSelection
{
    /// <summary>More at once is a mistake, and would keep the queue busy for minutes.</summary>
    public const int Most = 200_000;
}

public sealed record PickedRows(IReadOnlyList<long> Ids) : BulkSelection;

/// <param name="Filter">The text of a <see cref="OpsConsole.Core.Filtering.Filter"/>.</param>
/// <param name="UpToId">The newest row that the person can have seen; null before the dry run.</param>
public sealed record MatchingRows(string Filter, long? UpToId = null) : BulkSelection;
