namespace OpsConsole.Core.Bulk;

/// <summary>The names under which the activity keeps what happens to a room's bulk actions.</summary>
internal sealed record BulkDeeds(string Started, string Finished, string Stopped, string Retried, string UndoStarted, string Undone);
