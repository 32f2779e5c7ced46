namespace OpsConsole.Core.Opportunities;

/// <summary>An opportunity as the actor saw it: a change counts only if it still has that version.</summary>
public readonly record struct OpportunityRef(long Id, long Version);

/// <summary>An opportunity after a change.</summary>
public readonly record struct OpportunityChanged(long Id, long Version, OpportunityStage Stage);
