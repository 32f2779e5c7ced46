namespace OpsConsole.Core.Work;

/// <summary>Queues chosen items again, each for itself: one that moved on meanwhile does not hold up the others.</summary>
public sealed class RequeueChosenWork(RequeueWork requeue)
{
    public const int Most = 200;

    public async Task<Result<IReadOnlyList<WorkOutcome>>> RunAsync(IReadOnlyList<WorkRef> items, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(WorkPermissions.Manage) is { } refusal)
            return refusal;
        if (items.Count > Most)
            return new TooMuchWorkAtOnce(Most);
        var outcomes = new List<WorkOutcome>();
        foreach (var item in items)
            outcomes.Add(new WorkOutcome(item.Id, (await requeue.RunAsync(item, actor, ct)).Error));
        return outcomes;
    }
}

/// <summary>Discards chosen items for one reason, each for itself.</summary>
public sealed class DiscardChosenWork(DiscardWork discard)
{
    public async Task<Result<IReadOnlyList<WorkOutcome>>> RunAsync(IReadOnlyList<WorkRef> items, string reason, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(WorkPermissions.Manage) is { } refusal)
            return refusal;
        if (items.Count > RequeueChosenWork.Most)
            return new TooMuchWorkAtOnce(RequeueChosenWork.Most);
        if (reason.Trim().Length is 0 or > WorkItem.TextLength)
            return reason.Trim().Length == 0 ? new DiscardNeedsAReason() : new DiscardReasonIsTooLong(WorkItem.TextLength);
        var outcomes = new List<WorkOutcome>();
        foreach (var item in items)
            outcomes.Add(new WorkOutcome(item.Id, (await discard.RunAsync(item, reason, actor, ct)).Error));
        return outcomes;
    }
}
