namespace OpsConsole.Core.Leads.Imports;

/// <summary>An import as the actor saw it: a correction counts only if it still has that version.</summary>
public readonly record struct LeadImportRef(long Id, long Version);
