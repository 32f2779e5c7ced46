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

    /// <summary>The work failed too often or was discarded; it can go on.</summary>
    GivenUp,
    UndoWaiting,
    Undoing,
    Undone,
    UndoGivenUp,
}

/// <param name="Trouble">Why the last attempt stopped; null when all is well.</param>
public sealed record LeadBulkView(
    long Id, LeadBulkChange Change, string? Filter, int Chosen, LeadBulkStanding Standing, int Done, int LeftOut, int Failed, int Undone, int Kept,
    string StartedByName, DateTime StartedAtUtc, DateTime? FinishedAtUtc, string? UndoneByName, DateTime? UndoneAtUtc, long? WorkItemId, string? Trouble)
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
        action.Id, LeadBulkChange.FromJson(action.Change), action.Filter, action.Chosen, StandingOf(action.Phase, work?.Status), action.Done, action.LeftOut,
        action.Failed, action.Undone, action.Kept, action.StartedByName, action.StartedAtUtc, action.FinishedAtUtc, action.UndoneByName, action.UndoneAtUtc,
        action.WorkItemId, action.IsAtWork ? work?.Error : null);

    private static LeadBulkStanding StandingOf(LeadBulkPhase phase, WorkStatus? work) => (phase, work) switch
    {
        (LeadBulkPhase.Done, _) => LeadBulkStanding.Finished,
        (LeadBulkPhase.Undone, _) => LeadBulkStanding.Undone,
        (LeadBulkPhase.Doing, WorkStatus.Dead or WorkStatus.Discarded or WorkStatus.Done or null) => LeadBulkStanding.GivenUp,
        (LeadBulkPhase.Doing, WorkStatus.Running) => LeadBulkStanding.Running,
        (LeadBulkPhase.Doing, _) => LeadBulkStanding.Waiting,
        (_, WorkStatus.Dead or WorkStatus.Discarded or WorkStatus.Done or null) => LeadBulkStanding.UndoGivenUp,
        (_, WorkStatus.Running) => LeadBulkStanding.Undoing,
        _ => LeadBulkStanding.UndoWaiting,
    };
}
