namespace OpsConsole.Core.Opportunities;

public sealed partial class Opportunity
{
    /// <summary>Null when it may go to that open stage now, else why not. Menus, drops and the use case all ask this.</summary>
    public Error? WhyNotMovable(OpportunityStage to) =>
        Stage == OpportunityStage.Closed ? new OpportunityIsClosed(Outcome!.Value, ClosedByName)
        : to == OpportunityStage.Closed ? new ClosingNeedsAnOutcome()
        : to == Stage ? new OpportunityIsThere(Stage)
        : null;

    /// <summary>From any open stage to any other. What was said about this one's probability was said of the old stage and goes.</summary>
    public Error? Move(OpportunityStage to, DateTime nowUtc)
    {
        if (WhyNotMovable(to) is { } refusal)
            return refusal;
        Enter(to, nowUtc);
        OwnProbability = null;
        Weigh();
        return null;
    }

    private void Enter(OpportunityStage stage, DateTime nowUtc) => (Stage, StageChangedAtUtc) = (stage, nowUtc);
}
