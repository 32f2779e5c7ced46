using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Leads.Bulk.Kinds;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Users;
using OpsConsole.Core.Work;

namespace OpsConsole.Core.Leads.Bulk;

public sealed record LeadBulkRef(long ActionId);

/// <summary>
/// Runs a queued bulk action or its undo, a batch at a time: leads, activity, results, counts, place and checkpoint are one transaction.
/// Killed at any moment it goes on behind the last commit, and each lead is done once.
/// </summary>
public sealed partial class LeadBulkWork(OpsDbs dbs, AccessDirectory access, TenantSettings settings, TimeProvider clock) : IWorkHandler
{
    public const string Name = "leads.bulk";

    /// <summary>Small enough that whoever writes in between hardly waits, large enough that commits cost little; <c>bench/bulk.mjs</c> shows both sides.</summary>
    public const int BatchLeads = 25;

    private const int MostRaces = 5;

    private readonly LeadBulkKinds kinds = new(settings, clock);

    public string Kind => Name;

    public async Task RunAsync(WorkRun run, CancellationToken ct)
    {
        if (await BeginAsync(run, ct) is not { } plan)
            return;
        if (plan.Phase == LeadBulkPhase.Undoing)
            await UndoAllAsync(run, plan, ct);
        else
            await DoAllAsync(run, plan, ct);
    }

    /// <summary>Null when an earlier run ended the action and only died before it could say so.</summary>
    private async Task<LeadBulkPlan?> BeginAsync(WorkRun run, CancellationToken ct)
    {
        var actionId = run.PayloadAs<LeadBulkRef>().ActionId;
        await using var db = dbs.Open(run.TenantId);
        var action = await db.LeadBulkActions.AsNoTracking().FirstOrDefaultAsync(row => row.Id == actionId, ct)
            ?? throw new WorkIsHopeless($"There is no bulk action {actionId}.");
        if (action.WorkItemId != run.ItemId)
            throw new WorkIsHopeless($"Bulk action {actionId} was queued again and is run by work item {action.WorkItemId}.");
        if (!action.IsRunBy(run.ItemId))
            return null;
        var kind = await kinds.KindAsync(db, LeadBulkChange.FromJson(action.Change), action.Phase == LeadBulkPhase.Undoing ? LeadBulkPurpose.Undo : LeadBulkPurpose.Do, ct);
        if (kind.Error is { } impossible)
            throw new WorkIsHopeless(impossible.Message);
        var by = await db.WorkItems.Where(item => item.Id == run.ItemId).Select(item => new { item.CreatedByUserId, item.CreatedByName }).FirstAsync(ct);
        return new LeadBulkPlan(action.Id, action.Phase, action.Batches, action.BatchesDone, action.Round, kind.Value, LeadBulkChange.FromJson(action.Change).Permission,
            Actor.Nobody with { TenantId = run.TenantId, UserId = by.CreatedByUserId, Name = by.CreatedByName });
    }

    /// <summary>
    /// Saves a part as one transaction. Whoever loses a race looks again; a part that still cannot be saved is halved, so that one bad lead
    /// does not stop the others.
    /// </summary>
    private async Task SaveAsync<T>(WorkRun run, LeadBulkPlan plan, T[] part, Func<LeadBulkPart<T>, Task> save, bool isHopeless, CancellationToken ct)
    {
        for (var race = 1; ; race++)
        {
            try
            {
                var barred = await WhyBarredAsync(plan, ct);
                await using var db = dbs.Open(run.TenantId);
                // All but the writing comes before the transaction, which others wait for. What changes in between, the action's stop or
                // its next run as well as a lead, has another version when it is saved, and everything is looked at again.
                var action = await OwnAsync(db, run, plan, ct);
                Bar(action, barred);
                var turn = new LeadBulkTurn(db, plan.By, clock.GetUtcNow().UtcDateTime, plan.ActionId);
                await save(new LeadBulkPart<T>(turn, action, part, isHopeless));
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
    private async Task<string?> WhyBarredAsync(LeadBulkPlan plan, CancellationToken ct) =>
        plan.By.UserId is { } userId && !(await access.ActorAsync(userId, ct)).May(plan.Permission)
            ? $"{plan.By.Name} may not do this any more: “{PermissionCatalog.MeaningOf(plan.Permission)}”."
            : null;

    /// <summary>A change stops, and says so lead by lead. An undo has nothing to say about leads that stay as they are: its work is given up with the reason.</summary>
    private static void Bar(LeadBulkAction action, string? why)
    {
        if (why is null)
            return;
        if (action.Phase == LeadBulkPhase.Undoing)
            throw new WorkIsHopeless(why);
        if (action.StopReason is null)
            _ = action.Stop(why);
    }

    private static async Task CheckpointAsync(OpsDb db, WorkRun run, LeadBulkAction action, CancellationToken ct)
    {
        db.Signal(Live.Topic.Room(run.TenantId, LeadBulkAction.Subject), action.Id);
        db.Signal(Live.Topic.One(run.TenantId, LeadBulkAction.Subject, action.Id), action.Id);
        await db.SaveChangesAsync(ct);
        var isUndo = action.Phase is LeadBulkPhase.Undoing or LeadBulkPhase.Undone;
        await run.CheckpointAsync(db, isUndo ? action.Undone + action.Kept : action.LeadsDone, isUndo ? action.Done : action.Chosen, null, ct);
    }

    private async Task EndAsync(WorkRun run, LeadBulkPlan plan, Action<OpsDb, LeadBulkAction, DateTime> end, CancellationToken ct)
    {
        await using var db = dbs.Open(run.TenantId);
        await db.InTransactionAsync(async () =>
        {
            var action = await OwnAsync(db, run, plan, ct);
            end(db, action, clock.GetUtcNow().UtcDateTime);
            await CheckpointAsync(db, run, action, ct);
        }, ct);
    }

    private static async Task<LeadBulkAction> OwnAsync(OpsDb db, WorkRun run, LeadBulkPlan plan, CancellationToken ct)
    {
        var action = await db.LeadBulkActions.FirstAsync(row => row.Id == plan.ActionId, ct);
        return action.IsRunBy(run.ItemId) ? action : throw new LeaseLost();
    }

    /// <summary>What stays the same for the whole run.</summary>
    private sealed record LeadBulkPlan(long ActionId, LeadBulkPhase Phase, int Batches, int BatchesDone, int Round, LeadBulkKind Kind, string Permission, Actor By);

    /// <param name="IsHopeless">The database refuses this one lead whatever is tried: only say so.</param>
    private sealed record LeadBulkPart<T>(LeadBulkTurn Turn, LeadBulkAction Action, T[] Items, bool IsHopeless);
}
