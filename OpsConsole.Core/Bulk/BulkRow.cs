namespace OpsConsole.Core.Bulk;

/// <summary>A row that somebody chose, with the version it had then; 0 for one that was gone already.</summary>
public readonly record struct BulkRow(long Id, long Version);
