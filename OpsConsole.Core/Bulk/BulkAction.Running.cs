namespace OpsConsole.Core.Bulk;

public sealed partial class BulkAction
{
    /// <summary>How long an action can be undone. After that too much was built on it.</summary>
    public static readonly TimeSpan UndoTime = TimeSpan.FromDays(30);

    /// <summary>Rows whose outcome is saved.</summary>
    public int RowsDone => Done + LeftOut + Failed;

    public bool IsAtWork => Phase is BulkPhase.Doing or BulkPhase.Undoing;

    /// <summary>Whether that item is the one to run it now.</summary>
    public bool IsRunBy(long workItemId) => WorkItemId == workItemId && IsAtWork;

    /// <summary>Hands it to the work queue. Call after the item was saved, in the same transaction.</summary>
    public void Queue(long workItemId) => WorkItemId = workItemId;

    /// <summary>Notes what came of a part of the frozen rows.</summary>
    /// <param name="batchesDone">How many batches are done with it.</param>
    public void Advance(int batchesDone, int done, int leftOut, int failed)
    {
        BatchesDone = batchesDone;
        (Done, LeftOut, Failed) = (Done + done, LeftOut + leftOut, Failed + failed);
    }

    /// <summary>Notes what came of rows that had failed before.</summary>
    public void AdvanceRetry(int done, int leftOut, int failed)
    {
        (Done, LeftOut, Failed) = (Done + done, LeftOut + leftOut, Failed - done - leftOut);
        if (failed < 0 || Failed < 0)
            throw new InvalidOperationException($"More rows of bulk action {Id} were tried again than had failed.");
    }

    public void AdvanceUndo(int undone, int kept) => (Undone, Kept) = (Undone + undone, Kept + kept);

    public void Finish(DateTime nowUtc) => (Phase, FinishedAtUtc) = (BulkPhase.Done, nowUtc);

    public void FinishUndo(DateTime nowUtc) => (Phase, UndoneAtUtc, StopReason) = (BulkPhase.Undone, nowUtc, null);

    public Error? WhyNotStop() => !IsAtWork ? new BulkIsNotAtWork() : StopReason is { } why ? new BulkIsStopping(why) : null;

    /// <summary>Does nothing more: the rows whose turn has not come are marked as not done, and those that an undo has not come to stay as they are.</summary>
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
        BulkPhase.Undoing or BulkPhase.Undone => new BulkWasUndone(UndoneByName),
        BulkPhase.Doing => new BulkIsAtWork(),
        _ => Failed == 0 ? new NothingFailed() : null,
    };

    /// <summary>Tries what failed once more, each row as it is now.</summary>
    public Error? Retry()
    {
        if (WhyNotRetry() is { } refusal)
            return refusal;
        (Phase, Round, FinishedAtUtc, StopReason) = (BulkPhase.Doing, Round + 1, null, null);
        return null;
    }

    public Error? WhyNotUndo(BulkChange change, DateTime nowUtc) => Phase switch
    {
        _ when !change.CanBeUndone => new BulkCannotBeUndone(),
        _ when SweptAtUtc is not null => new BulkResultsAreGone(),
        BulkPhase.Undoing or BulkPhase.Undone => new BulkWasUndone(UndoneByName),
        BulkPhase.Doing => new BulkIsAtWork(),
        _ when Done == 0 => new NothingToUndo(),
        _ => nowUtc - FinishedAtUtc > UndoTime ? new BulkUndoTimeIsOver(UndoTime) : null,
    };

    public Error? Undo(BulkChange change, Actor actor, DateTime nowUtc)
    {
        if (WhyNotUndo(change, nowUtc) is { } refusal)
            return refusal;
        (Phase, UndoneByName, StopReason) = (BulkPhase.Undoing, actor.Name, null);
        return null;
    }
}
