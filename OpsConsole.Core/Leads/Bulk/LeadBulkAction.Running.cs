namespace OpsConsole.Core.Leads.Bulk;

public sealed partial class LeadBulkAction
{
    /// <summary>How long an action can be undone. After that too much was built on it.</summary>
    public static readonly TimeSpan UndoTime = TimeSpan.FromDays(30);

    /// <summary>Leads whose outcome is saved.</summary>
    public int LeadsDone => Done + LeftOut + Failed;

    public bool IsAtWork => Phase is LeadBulkPhase.Doing or LeadBulkPhase.Undoing;

    /// <summary>Whether that item is the one to run it now.</summary>
    public bool IsRunBy(long workItemId) => WorkItemId == workItemId && IsAtWork;

    /// <summary>Hands it to the work queue. Call after the item was saved, in the same transaction.</summary>
    public void Queue(long workItemId) => WorkItemId = workItemId;

    /// <summary>Notes what came of a part of the frozen leads.</summary>
    /// <param name="batchesDone">How many batches are done with it.</param>
    public void Advance(int batchesDone, int done, int leftOut, int failed)
    {
        BatchesDone = batchesDone;
        (Done, LeftOut, Failed) = (Done + done, LeftOut + leftOut, Failed + failed);
    }

    /// <summary>Notes what came of leads that had failed before.</summary>
    public void AdvanceRetry(int done, int leftOut, int failed)
    {
        (Done, LeftOut, Failed) = (Done + done, LeftOut + leftOut, Failed - done - leftOut);
        if (failed < 0 || Failed < 0)
            throw new InvalidOperationException($"More leads of bulk action {Id} were tried again than had failed.");
    }

    public void AdvanceUndo(int undone, int kept) => (Undone, Kept) = (Undone + undone, Kept + kept);

    public void Finish(DateTime nowUtc) => (Phase, FinishedAtUtc) = (LeadBulkPhase.Done, nowUtc);

    public void FinishUndo(DateTime nowUtc) => (Phase, UndoneAtUtc, StopReason) = (LeadBulkPhase.Undone, nowUtc, null);

    public Error? WhyNotStop() => !IsAtWork ? new BulkIsNotAtWork() : StopReason is { } why ? new BulkIsStopping(why) : null;

    /// <summary>Does nothing more: the leads whose turn has not come are marked as not done, and those that an undo has not come to stay as they are.</summary>
    /// <param name="why">A sentence.</param>
    public Error? Stop(string why)
    {
        if (WhyNotStop() is { } refusal)
            return refusal;
        StopReason = why;
        return null;
    }

    /// <summary>Goes on where the work was given up, or an undo was stopped.</summary>
    public void GoOn() => StopReason = null;

    public Error? WhyNotRetry() => Phase switch
    {
        _ when SweptAtUtc is not null => new BulkResultsAreGone(),
        LeadBulkPhase.Undoing or LeadBulkPhase.Undone => new BulkWasUndone(UndoneByName),
        LeadBulkPhase.Doing => new BulkIsAtWork(),
        _ => Failed == 0 ? new NothingFailed() : null,
    };

    /// <summary>Tries what failed once more, each lead as it is now.</summary>
    public Error? Retry()
    {
        if (WhyNotRetry() is { } refusal)
            return refusal;
        (Phase, Round, FinishedAtUtc, StopReason) = (LeadBulkPhase.Doing, Round + 1, null, null);
        return null;
    }

    public Error? WhyNotUndo(DateTime nowUtc) => Phase switch
    {
        _ when SweptAtUtc is not null => new BulkResultsAreGone(),
        LeadBulkPhase.Undoing or LeadBulkPhase.Undone => new BulkWasUndone(UndoneByName),
        LeadBulkPhase.Doing => new BulkIsAtWork(),
        _ when Done == 0 => new NothingToUndo(),
        _ => nowUtc - FinishedAtUtc > UndoTime ? new BulkUndoTimeIsOver(UndoTime) : null,
    };

    public Error? Undo(Actor actor, DateTime nowUtc)
    {
        if (WhyNotUndo(nowUtc) is { } refusal)
            return refusal;
        (Phase, UndoneByName, StopReason) = (LeadBulkPhase.Undoing, actor.Name, null);
        return null;
    }
}
