namespace OpsConsole.Core.Opportunities;

public sealed partial class Opportunity
{
    public OpportunityOutcome? Outcome { get; private set; }

    public CloseReason? CloseReason { get; private set; }

    public string? CloseWords { get; private set; }

    public DateTime? ClosedAtUtc { get; private set; }

    public string? ClosedByName { get; private set; }

    /// <summary>Where it stood before it was closed.</summary>
    public OpportunityStage? ClosedFrom { get; private set; }

    public Error? Close(OpportunityOutcome outcome, CloseReason reason, string? words, Actor actor, DateTime nowUtc)
    {
        if (Stage == OpportunityStage.Closed)
            return new OpportunityIsClosed(Outcome!.Value, ClosedByName);
        if (!CloseReasons.Of(outcome).Contains(reason))
            return new ReasonDoesNotFit(outcome);
        if (reason == Opportunities.CloseReason.Other && string.IsNullOrWhiteSpace(words))
            return new ClosingNeedsWords();
        if (words?.Length > WordsLength)
            return new WordsAreTooLong();
        ClosedFrom = Stage;
        Enter(OpportunityStage.Closed, nowUtc);
        (Outcome, CloseReason, CloseWords) = (outcome, reason, string.IsNullOrWhiteSpace(words) ? null : words.Trim());
        (ClosedAtUtc, ClosedByName) = (nowUtc, actor.Name);
        Weigh();
        return null;
    }

    /// <summary>Back into the pipeline, whenever and for a reason that the timeline keeps.</summary>
    public Error? Reopen(OpportunityStage to, string? why, DateTime nowUtc)
    {
        if (Stage != OpportunityStage.Closed)
            return new OpportunityIsOpen(Stage);
        if (to == OpportunityStage.Closed)
            return new ClosingNeedsAnOutcome();
        if (string.IsNullOrWhiteSpace(why))
            return new ReopeningNeedsWords();
        if (why.Length > WordsLength)
            return new WordsAreTooLong();
        Open(to, nowUtc);
        OwnProbability = null;
        Weigh();
        return null;
    }

    /// <summary>Null when closing it may still be taken back, else why not.</summary>
    public Error? WhyNotTakeBack(DateTime nowUtc, TimeSpan undoWindow) =>
        Stage != OpportunityStage.Closed ? new OpportunityIsOpen(Stage)
        : nowUtc - ClosedAtUtc > undoWindow ? new ClosingCannotBeTakenBack(undoWindow)
        : null;

    /// <summary>As if it had not been closed: the stage and the probability of before.</summary>
    public Error? TakeBackClosing(DateTime nowUtc, TimeSpan undoWindow)
    {
        if (WhyNotTakeBack(nowUtc, undoWindow) is { } refusal)
            return refusal;
        Open(ClosedFrom!.Value, nowUtc);
        Weigh();
        return null;
    }

    private void Open(OpportunityStage stage, DateTime nowUtc)
    {
        Enter(stage, nowUtc);
        (Outcome, CloseReason, CloseWords) = (null, null, null);
        (ClosedAtUtc, ClosedByName, ClosedFrom) = (null, null, null);
    }
}
