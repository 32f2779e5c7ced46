namespace OpsConsole.Core.Work;

/// <summary>Gives dead or discarded work all its attempts again. It goes on from its last checkpoint.</summary>
public sealed class RequeueWork(OpsDbs dbs, TimeProvider clock)
{
    private static readonly WorkMove move = new("work-item.requeued", WorkStatus.Discarded, WorkStatus.Waiting, status => new WorkIsNotDead(status));

    public Task<Result<WorkStatus>> RunAsync(WorkRef item, Actor actor, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return dbs.MoveWorkAsync(item, actor, move, set => set
            .SetProperty(row => row.Status, WorkStatus.Waiting)
            .SetProperty(row => row.Attempts, 0)
            .SetProperty(row => row.RunAfterUtc, now)
            .SetProperty(row => row.Error, (string?)null)
            .SetProperty(row => row.DiscardReason, (string?)null)
            .SetProperty(row => row.EndedAtUtc, (DateTime?)null)
            .SetProperty(row => row.UpdatedAtUtc, now), ct);
    }
}
