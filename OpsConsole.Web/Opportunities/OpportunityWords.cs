using OpsConsole.Core.Opportunities;

namespace OpsConsole.Web.Opportunities;

/// <summary>What people read for an opportunity's stages, outcomes and reasons. The one place of these words on screen.</summary>
public static class OpportunityWords
{
    /// <summary>The key of a column in markup and styles.</summary>
    public static string KeyOf(OpportunityStage stage) => stage == OpportunityStage.New ? "fresh" : stage.ToString().ToLowerInvariant();

    public static string Of(OpportunityOutcome outcome) => outcome.ToString();

    public static string Of(CloseReason reason) => reason switch
    {
        CloseReason.PriceAgreed => "Price agreed",
        CloseReason.FastClosing => "We close fast",
        CloseReason.GoodRelation => "Good relation",
        CloseReason.PriceTooFar => "Price too far apart",
        CloseReason.OwnerKeepsIt => "Owner keeps it",
        CloseReason.SoldToSomebodyElse => "Sold to somebody else",
        CloseReason.OwnerNotReachable => "Owner not reachable",
        CloseReason.ConditionTooPoor => "Condition too poor",
        CloseReason.TitleProblem => "Title problem",
        _ => "Other",
    };

    public static string Of(CallOutcome outcome) => outcome switch
    {
        CallOutcome.LeftMessage => "Left a message",
        CallOutcome.NoAnswer => "No answer",
        CallOutcome.WrongNumber => "Wrong number",
        _ => "Reached",
    };

    public static IReadOnlyList<OpportunityStage> Open { get; } = [.. Enum.GetValues<OpportunityStage>().Where(stage => stage != OpportunityStage.Closed)];
}
