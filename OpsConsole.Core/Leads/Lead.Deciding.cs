namespace OpsConsole.Core.Leads;

public sealed partial class Lead
{
    public long? DecidedByUserId { get; private set; }

    public string? DecidedByName { get; private set; }

    public DateTime? DecidedAtUtc { get; private set; }

    public RejectReason? RejectReason { get; private set; }

    public string? RejectNote { get; private set; }

    /// <summary>Null when a decision may be taken now, else why not. Buttons, menus, the API and the use cases all ask this.</summary>
    public Error? WhyNotDecidable() => Status == LeadStatus.Pending ? null : new LeadIsNotPending(Status, DecidedByName);

    /// <summary>Puts the lead on the marketplace and starts its countdown.</summary>
    public Error? Approve(Actor actor, DateTime nowUtc, TimeSpan countdown)
    {
        if (WhyNotDecidable() is { } refusal)
            return refusal;
        Decide(LeadStatus.Approved, actor, nowUtc);
        StartCountdown(nowUtc, countdown);
        return null;
    }

    public Error? Reject(Actor actor, DateTime nowUtc, RejectReason reason, string? note)
    {
        if (WhyNotDecidable() is { } refusal)
            return refusal;
        if (reason == Leads.RejectReason.Other && string.IsNullOrWhiteSpace(note))
            return new RejectionNeedsWords();
        if (reason == Leads.RejectReason.NotReviewedInTime && actor.UserId is not null)
            return new ReasonIsNotForPeople();
        if (note?.Length > NoteLength)
            return new NoteIsTooLong(NoteLength);
        Decide(LeadStatus.Rejected, actor, nowUtc);
        (RejectReason, RejectNote) = (reason, string.IsNullOrWhiteSpace(note) ? null : note.Trim());
        return null;
    }

    /// <summary>Null when the decision may still be taken back, else why not.</summary>
    public Error? WhyNotTakeBack(DateTime nowUtc, TimeSpan undoWindow)
    {
        if (Status is not (LeadStatus.Approved or LeadStatus.Rejected) || DecidedAtUtc is not { } decidedAt)
            return new NothingToTakeBack(Status);
        if (HeldBy(nowUtc) is { } held)
            return held;
        // Nobody decided that, so nobody's window runs.
        if (RejectReason == Leads.RejectReason.NotReviewedInTime)
            return null;
        return nowUtc - decidedAt > undoWindow ? new UndoWindowIsOver(undoWindow) : null;
    }

    public Error? TakeBack(DateTime nowUtc, TimeSpan undoWindow)
    {
        if (WhyNotTakeBack(nowUtc, undoWindow) is { } refusal)
            return refusal;
        (Status, StatusChangedAtUtc) = (LeadStatus.Pending, nowUtc);
        (DecidedByUserId, DecidedByName, DecidedAtUtc) = (null, null, null);
        (RejectReason, RejectNote) = (null, null);
        StopCountdown();
        EndHold();
        return null;
    }

    private void Decide(LeadStatus status, Actor actor, DateTime nowUtc)
    {
        (Status, StatusChangedAtUtc) = (status, nowUtc);
        (DecidedByUserId, DecidedByName, DecidedAtUtc) = (actor.UserId, actor.Name, nowUtc);
    }
}
