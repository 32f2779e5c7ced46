namespace OpsConsole.Core.Leads.Bulk;

/// <summary>Which leads somebody means: those they picked, or all that match a filter.</summary>
public abstract record LeadBulkSelection
{
    /// <summary>More at once is a mistake, and would keep the queue busy for minutes.</summary>
    public const int Most = 200_000;

    /// <summary>Null when it can be looked up, else why not.</summary>
    internal static Error? WhyNot(LeadBulkSelection selection) => selection switch
    {
        PickedLeads { Ids.Count: 0 } => new NoLeadsChosen(),
        PickedLeads { Ids.Count: > Most } => new TooManyLeadsChosen(Most),
        _ => null,
    };

    internal static string? FilterOf(LeadBulkSelection selection) => null;
}

public sealed record PickedLeads(IReadOnlyList<long> Ids) : LeadBulkSelection;
