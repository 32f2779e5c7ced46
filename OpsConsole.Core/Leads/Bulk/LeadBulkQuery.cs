using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Work;

namespace OpsConsole.Core.Leads.Bulk;

/// <summary>Where a bulk action stands, as people see it: its own state and that of the work that runs it together.</summary>
public enum LeadBulkStanding
{
    /// <summary>In the queue, before its first lead or between two attempts.</summary>
    Waiting,
    Running,
    Finished,

    /// <summary>Somebody stopped it, and what is left is being marked as not done.</summary>
    Stopping,

    /// <summary>At its end, but with leads not done because it was stopped.</summary>
    Stopped,

    /// <summary>The work failed too often or was discarded; it can go on.</summary>
    GivenUp,
    UndoWaiting,
    Undoing,

    /// <summary>Somebody stopped the undo, and it ends with its batch.</summary>
    UndoStopping,

    /// <summary>Undone in part; it can go on.</summary>
    UndoStopped,
    Undone,
    UndoGivenUp,
}

/// <param name="Trouble">Why the last attempt stopped; null when all is well.</param>
public sealed record LeadBulkView(
    long Id, LeadBulkChange Change, string? Filter, int Chosen, LeadBulkStanding Standing, int Done, int LeftOut, int Failed, int Undone, int Kept,
    string StartedByName, DateTime StartedAtUtc, DateTime? FinishedAtUtc, string? UndoneByName, DateTime? UndoneAtUtc, long? WorkItemId, string? Trouble,
    int? Seen, string? StopReason, DateTime? SweptAtUtc)
{
    public int LeadsDone => Done + LeftOut + Failed;

    public int UndoneSoFar => Undone + Kept;
}

/// <summary>Reads one bulk action with its counts. Callers check <see cref="LeadPermissions.View"/> first.</summary>
public sealed class LeadBulkQuery(OpsDbs dbs)
{
    /// <summary>Null when the tenant has no such action.</summary>
    public async Task<LeadBulkView?> LoadAsync(long tenantId, long actionId, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        return await ViewsAsync(db, db.LeadBulkActions.Where(action => action.Id == actionId), ct) is [var view] ? view : null;
    }

    internal static async Task<IReadOnlyList<LeadBulkView>> ViewsAsync(OpsDb db, IQueryable<LeadBulkAction> actions, CancellationToken ct)
    {
        var rows = await actions.AsNoTracking()
            .Select(action => new { Action = action, Work = db.WorkItems.FirstOrDefault(item => item.Id == action.WorkItemId) })
            .ToListAsync(ct);
        return [.. rows.Select(row => View(row.Action, row.Work))];
    }

    private static LeadBulkView View(LeadBulkAction action, WorkItem? work) => new(
        action.Id, LeadBulkChange.FromJson(action.Change), action.Filter, action.Chosen, StandingOf(action, work?.Status), action.Done, action.LeftOut,
        action.Failed, action.Undone, action.Kept, action.StartedByName, action.StartedAtUtc, action.FinishedAtUtc, action.UndoneByName, action.UndoneAtUtc,
        action.WorkItemId, action.IsAtWork ? work?.Error : null,
        action.Seen, action.StopReason, action.SweptAtUtc);

    private static LeadBulkStanding StandingOf(LeadBulkAction action, WorkStatus? work) => (action.Phase, work) switch
    {
        (LeadBulkPhase.Done, _) when action.StopReason is not null => LeadBulkStanding.Stopped,
        (LeadBulkPhase.Done, _) => LeadBulkStanding.Finished,
        (LeadBulkPhase.Undone, _) => LeadBulkStanding.Undone,
        (LeadBulkPhase.Doing, WorkStatus.Dead or WorkStatus.Discarded or WorkStatus.Done or null) => LeadBulkStanding.GivenUp,
        (LeadBulkPhase.Doing, _) when action.StopReason is not null => LeadBulkStanding.Stopping,
        (LeadBulkPhase.Doing, WorkStatus.Running) => LeadBulkStanding.Running,
        (LeadBulkPhase.Doing, _) => LeadBulkStanding.Waiting,
        (_, WorkStatus.Done) when action.StopReason is not null => LeadBulkStanding.UndoStopped,
        (_, WorkStatus.Dead or WorkStatus.Discarded or WorkStatus.Done or null) => LeadBulkStanding.UndoGivenUp,
        _ when action.StopReason is not null => LeadBulkStanding.UndoStopping,
        (_, WorkStatus.Running) => LeadBulkStanding.Undoing,
        _ => LeadBulkStanding.UndoWaiting,
    };
}
