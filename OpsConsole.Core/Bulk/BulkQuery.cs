using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Work;

namespace OpsConsole.Core.Bulk;

/// <summary>Where a bulk action stands, as people see it: its own state and that of the work that runs it together.</summary>
public enum BulkStanding
{
    /// <summary>In the queue, before its first row or between two attempts.</summary>
    Waiting,
    Running,
    Finished,

    /// <summary>Somebody stopped it, and what is left is being marked as not done.</summary>
    Stopping,

    /// <summary>At its end, but with rows not done because it was stopped.</summary>
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
public sealed record BulkView(
    long Id, BulkChange Change, string? Filter, int Chosen, BulkStanding Standing, int Done, int LeftOut, int Failed, int Undone, int Kept,
    string StartedByName, DateTime StartedAtUtc, DateTime? FinishedAtUtc, string? UndoneByName, DateTime? UndoneAtUtc, long? WorkItemId, string? Trouble,
    int? Seen, string? StopReason, DateTime? SweptAtUtc)
{
    public int RowsDone => Done + LeftOut + Failed;

    public int UndoneSoFar => Undone + Kept;
}

/// <summary>Reads one bulk action with its counts. Callers check <see cref="BulkRoom.ViewPermission"/> first.</summary>
public sealed class BulkQuery(OpsDbs dbs, BulkRooms rooms)
{
    /// <summary>Null when the tenant's room has no such action.</summary>
    public async Task<BulkView?> LoadAsync(long tenantId, string rowKind, long actionId, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        return await ViewsAsync(db, db.BulkActions.Where(action => action.Id == actionId && action.RowKind == rowKind), rooms, ct) is [var view] ? view : null;
    }

    internal static async Task<IReadOnlyList<BulkView>> ViewsAsync(OpsDb db, IQueryable<BulkAction> actions, BulkRooms rooms, CancellationToken ct)
    {
        var rows = await actions.AsNoTracking()
            .Select(action => new { Action = action, Work = db.WorkItems.FirstOrDefault(item => item.Id == action.WorkItemId) })
            .ToListAsync(ct);
        return [.. rows.Select(row => View(row.Action, rooms.Of(row.Action).Read(row.Action.Change), row.Work))];
    }

    private static BulkView View(BulkAction action, BulkChange change, WorkItem? work) => new(
        action.Id, change, action.Filter, action.Chosen, StandingOf(action, work?.Status), action.Done, action.LeftOut,
        action.Failed, action.Undone, action.Kept, action.StartedByName, action.StartedAtUtc, action.FinishedAtUtc, action.UndoneByName, action.UndoneAtUtc,
        action.WorkItemId, action.IsAtWork ? work?.Error : null,
        action.Seen, action.StopReason, action.SweptAtUtc);

    private static BulkStanding StandingOf(BulkAction action, WorkStatus? work) => (action.Phase, work) switch
    {
        (BulkPhase.Done, _) when action.StopReason is not null => BulkStanding.Stopped,
        (BulkPhase.Done, _) => BulkStanding.Finished,
        (BulkPhase.Undone, _) => BulkStanding.Undone,
        (BulkPhase.Doing, WorkStatus.Dead or WorkStatus.Discarded or WorkStatus.Done or null) => BulkStanding.GivenUp,
        (BulkPhase.Doing, _) when action.StopReason is not null => BulkStanding.Stopping,
        (BulkPhase.Doing, WorkStatus.Running) => BulkStanding.Running,
        (BulkPhase.Doing, _) => BulkStanding.Waiting,
        (_, WorkStatus.Done) when action.StopReason is not null => BulkStanding.UndoStopped,
        (_, WorkStatus.Dead or WorkStatus.Discarded or WorkStatus.Done or null) => BulkStanding.UndoGivenUp,
        _ when action.StopReason is not null => BulkStanding.UndoStopping,
        (_, WorkStatus.Running) => BulkStanding.Undoing,
        _ => BulkStanding.UndoWaiting,
    };
}
