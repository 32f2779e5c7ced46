namespace OpsConsole.Core.Opportunities;

/// <summary>Where an opportunity stands; <see cref="Opportunity"/> says which moves there are.</summary>
public enum OpportunityStage
{
    New,
    Contacted,
    Qualified,
    Proposal,
    Negotiation,

    /// <summary>Won or lost, see <see cref="OpportunityOutcome"/>.</summary>
    Closed,
}

public enum OpportunityOutcome
{
    Won,
    Lost,
}

/// <summary>Why an opportunity was closed. Which belong to which outcome: <see cref="CloseReasons"/>.</summary>
public enum CloseReason
{
    PriceAgreed,
    FastClosing,
    GoodRelation,
    PriceTooFar,
    OwnerKeepsIt,
    SoldToSomebodyElse,
    OwnerNotReachable,
    ConditionTooPoor,
    TitleProblem,
    Other,
}

public static class CloseReasons
{
    public static IReadOnlyList<CloseReason> Of(OpportunityOutcome outcome) => outcome == OpportunityOutcome.Won
        ? [CloseReason.PriceAgreed, CloseReason.FastClosing, CloseReason.GoodRelation, CloseReason.Other]
        : [CloseReason.PriceTooFar, CloseReason.OwnerKeepsIt, CloseReason.SoldToSomebodyElse, CloseReason.OwnerNotReachable, CloseReason.ConditionTooPoor, CloseReason.TitleProblem, CloseReason.Other];
}
