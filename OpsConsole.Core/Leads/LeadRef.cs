namespace OpsConsole.Core.Leads;

/// <summary>A lead as the actor saw it: a change counts only if it still has that version.</summary>
public readonly record struct LeadRef(long Id, long Version);

/// <summary>A lead after a change.</summary>
public readonly record struct LeadChanged(long Id, long Version, LeadStatus Status);
