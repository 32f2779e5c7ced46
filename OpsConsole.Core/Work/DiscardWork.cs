namespace OpsConsole.Core.Work;

/// <summary>Puts work aside that waits or was given up. It stays in the list and can be queued again.</summary>
public sealed class DiscardWork(OpsDbs dbs, TimeProvider clock)
{
    private static readonly WorkMove move = new("work-item.discarded", WorkStatus.Waiting, WorkStatus.Discarded, status => new WorkCannotBeDiscarded(status));

    public Task<Result<WorkStatus>> RunAsync(long itemId, Actor actor, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return dbs.MoveWorkAsync(itemId, actor, move, set => set
            .SetProperty(row => row.Status, WorkStatus.Discarded)
            .SetProperty(row => row.EndedAtUtc, now)
            .SetProperty(row => row.UpdatedAtUtc, now), ct);
    }
}
