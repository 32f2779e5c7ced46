namespace OpsConsole.Jobs.Work;

/// <summary>
/// Whose turn it is on this node: the tenant with the least at work here, of those the one that waited longest. The last free slot never
/// goes to a tenant that already has one, unless it is the only tenant there is, so that a flood from one never stops the others. Holds
/// a number per tenant that had a turn since the start. Not thread-safe.
/// </summary>
internal sealed class WorkTurns(int slots)
{
    private readonly Dictionary<long, long> lastTurn = [];
    private long turn;

    /// <param name="atWork">One entry per item at work here: its tenant.</param>
    public IEnumerable<long> Order(IReadOnlyCollection<long> waiting, IReadOnlyCollection<long> atWork, bool isOnlyTenant)
    {
        var isLastSlot = atWork.Count >= slots - 1;
        return waiting
            .Where(tenant => isOnlyTenant || !isLastSlot || !atWork.Contains(tenant))
            .OrderBy(tenant => atWork.Count(busy => busy == tenant))
            .ThenBy(tenant => lastTurn.GetValueOrDefault(tenant))
            .ThenBy(tenant => tenant);
    }

    public void Took(long tenant) => lastTurn[tenant] = ++turn;
}
