namespace OpsConsole.Core.Work;

/// <summary>Puts work aside that waits or was given up. It stays in the list with the reason and can be queued again.</summary>
public sealed class DiscardWork(OpsDbs dbs, TimeProvider clock)
{
    private static readonly WorkMove move = new("work-item.discarded", WorkStatus.Waiting, WorkStatus.Discarded, status => new WorkCannotBeDiscarded(status));

    /// <param name="reason">May be empty for one's own work.</param>
    public Task<Result<WorkStatus>> RunAsync(WorkRef item, string reason, Actor actor, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var text = reason.Trim();
        return dbs.MoveWorkAsync(item, actor, move with { Reason = text }, set => set
            .SetProperty(row => row.Status, WorkStatus.Discarded)
            .SetProperty(row => row.DiscardReason, text.Length == 0 ? null : text)
            .SetProperty(row => row.EndedAtUtc, now)
            .SetProperty(row => row.UpdatedAtUtc, now), ct);
    }
}
