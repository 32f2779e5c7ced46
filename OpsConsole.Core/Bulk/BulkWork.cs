using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Users;
using OpsConsole.Core.Work;

namespace OpsConsole.Core.Bulk;

public sealed record BulkRef(long ActionId);

/// <summary>
/// Runs a queued bulk action or its undo, a batch at a time: rows, activity, results, counts, place and checkpoint are one transaction.
/// Killed at any moment it goes on behind the last commit, and each row is done once.
/// </summary>
public abstract partial class BulkWork<TRow>(OpsDbs dbs, AccessDirectory access, BulkRoom<TRow> room, TimeProvider clock) : IWorkHandler where TRow : class
{
    private const int MostRaces = 5;

    public string Kind => room.WorkName;

    public async Task RunAsync(WorkRun run, CancellationToken ct)
    {
        if (await BeginAsync(run, ct) is not { } plan)
            return;
        if (plan.Phase == BulkPhase.Undoing)
            await UndoAllAsync(run, plan, ct);
        else
            await DoAllAsync(run, plan, ct);
    }

    /// <summary>Null when an earlier run ended the action and only died before it could say so.</summary>
    private async Task<BulkPlan?> BeginAsync(WorkRun run, CancellationToken ct)
    {
        var actionId = run.PayloadAs<BulkRef>().ActionId;
        await using var db = dbs.Open(run.TenantId);
        var action = await db.BulkActions.AsNoTracking().FirstOrDefaultAsync(row => row.Id == actionId, ct)
            ?? throw new WorkIsHopeless($"There is no bulk action {actionId}.");
        if (action.WorkItemId != run.ItemId)
            throw new WorkIsHopeless($"Bulk action {actionId} was queued again and is run by work item {action.WorkItemId}.");
        if (action.RowKind != room.RowKind)
            throw new WorkIsHopeless($"Bulk action {actionId} is not about {room.Noun.Many}.");
        if (!action.IsRunBy(run.ItemId))
            return null;
        var by = await db.WorkItems.Where(item => item.Id == run.ItemId).Select(item => new { item.CreatedByUserId, item.CreatedByName }).FirstAsync(ct);
        var actor = Actor.Nobody with { TenantId = run.TenantId, UserId = by.CreatedByUserId, Name = by.CreatedByName };
        var change = room.Read(action.Change);
        var kind = await room.KindAsync(db, change, actor, action.Phase == BulkPhase.Undoing ? BulkPurpose.Undo : BulkPurpose.Do, ct);
        if (kind.Error is { } impossible)
            throw new WorkIsHopeless(impossible.Message);
        return new BulkPlan(action.Id, action.Phase, action.Batches, action.BatchesDone, action.Round, kind.Value, change, actor);
    }

    /// <summary>
    /// Saves a part as one transaction. Whoever loses a race looks again; a part that still cannot be saved is halved, so that one bad row
    /// does not stop the others.
    /// </summary>
    private async Task SaveAsync<T>(WorkRun run, BulkPlan plan, T[] part, Func<BulkPart<T>, Task> save, bool isHopeless, CancellationToken ct)
    {
        for (var race = 1; ; race++)
        {
            try
            {
                var barred = await WhyBarredAsync(plan, ct);
                await using var db = dbs.Open(run.TenantId);
                // All but the writing comes before the transaction, which others wait for. What changes in between, the action's stop or
                // its next run as well as a row, has another version when it is saved, and everything is looked at again.
                var action = await OwnAsync(db, run, plan, ct);
                Bar(action, barred);
                var turn = new BulkTurn(db, plan.By, clock.GetUtcNow().UtcDateTime, plan.ActionId);
                await save(new BulkPart<T>(turn, action, part, isHopeless));
                db.ChangeTracker.DetectChanges();
                db.ChangeTracker.AutoDetectChangesEnabled = false;
                await db.InTransactionAsync(() => CheckpointAsync(db, run, action, ct), ct);
                return;
            }
            catch (DbUpdateException) when (race < MostRaces)
            {
            }
            catch (DbUpdateException) when (part.Length > 1)
            {
                await SaveAsync(run, plan, part[..(part.Length / 2)], save, isHopeless: false, ct);
                await SaveAsync(run, plan, part[(part.Length / 2)..], save, isHopeless: false, ct);
                return;
            }
            catch (DbUpdateException) when (!isHopeless)
            {
                await SaveAsync(run, plan, part, save, isHopeless: true, ct);
                return;
            }
        }
    }

    /// <summary>Why the person in whose name it runs may not do it any more, as a sentence; asked for each batch.</summary>
    private async Task<string?> WhyBarredAsync(BulkPlan plan, CancellationToken ct) =>
        plan.By.UserId is { } userId && room.BarredBy(await access.ActorAsync(userId, ct), plan.Change) is NotAllowed lacking
            ? $"{plan.By.Name} may not do this any more: “{PermissionCatalog.MeaningOf(lacking.Permission)}”."
            : null;

    /// <summary>A change stops, and says so row by row. An undo has nothing to say about rows that stay as they are: its work is given up with the reason.</summary>
    private static void Bar(BulkAction action, string? why)
    {
        if (why is null)
            return;
        if (action.Phase == BulkPhase.Undoing)
            throw new WorkIsHopeless(why);
        if (action.StopReason is null)
            _ = action.Stop(why);
    }

    private async Task CheckpointAsync(OpsDb db, WorkRun run, BulkAction action, CancellationToken ct)
    {
        db.Signal(Live.Topic.Room(run.TenantId, BulkAction.SubjectOf(room.RowKind)), action.Id);
        db.Signal(Live.Topic.One(run.TenantId, BulkAction.SubjectOf(room.RowKind), action.Id), action.Id);
        await db.SaveChangesAsync(ct);
        var isUndo = action.Phase is BulkPhase.Undoing or BulkPhase.Undone;
        await run.CheckpointAsync(db, isUndo ? action.Undone + action.Kept : action.RowsDone, isUndo ? action.Done : action.Chosen, null, ct);
    }

    private async Task EndAsync(WorkRun run, BulkPlan plan, Action<OpsDb, BulkAction, DateTime> end, CancellationToken ct)
    {
        await using var db = dbs.Open(run.TenantId);
        await db.InTransactionAsync(async () =>
        {
            var action = await OwnAsync(db, run, plan, ct);
            end(db, action, clock.GetUtcNow().UtcDateTime);
            await CheckpointAsync(db, run, action, ct);
        }, ct);
    }

    private static async Task<BulkAction> OwnAsync(OpsDb db, WorkRun run, BulkPlan plan, CancellationToken ct)
    {
        var action = await db.BulkActions.FirstAsync(row => row.Id == plan.ActionId, ct);
        return action.IsRunBy(run.ItemId) ? action : throw new LeaseLost();
    }

    /// <summary>What stays the same for the whole run.</summary>
    private sealed record BulkPlan(long ActionId, BulkPhase Phase, int Batches, int BatchesDone, int Round, BulkKind<TRow> Kind, BulkChange Change, Actor By);

    /// <param name="IsHopeless">The database refuses this one row whatever is tried: only say so.</param>
    private sealed record BulkPart<T>(BulkTurn Turn, BulkAction Action, T[] Items, bool IsHopeless);
}
