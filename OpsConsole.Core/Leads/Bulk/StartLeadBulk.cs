using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Leads.Bulk.Kinds;
using OpsConsole.Core.Settings;

namespace OpsConsole.Core.Leads.Bulk;

/// <param name="Seen">How many leads the dry run counted.</param>
/// <param name="Key">The dialog's own: sent twice, it is one action.</param>
public sealed record LeadBulkOrder(LeadBulkChange Change, LeadBulkSelection Selection, int Seen, Guid Key);

/// <param name="Chosen">How many leads it was started for; fewer than were seen when some are gone.</param>
public sealed record LeadBulkStarted(long ActionId, int Chosen);

/// <summary>
/// Queues a change for many leads. Which leads, and the version of each, is written down here: what somebody changes afterwards is not
/// overwritten, and what matches the filter later is not touched.
/// </summary>
public sealed class StartLeadBulk(OpsDbs dbs, TenantSettings settings, TimeProvider clock)
{
    private readonly LeadBulkKinds kinds = new(settings, clock);

    public async Task<Result<LeadBulkStarted>> RunAsync(LeadBulkOrder order, Actor actor, CancellationToken ct) =>
        actor.OnlyLooks is { } looking ? looking : order.Change is BulkTakeBack ? new OnlyItsImportIsTakenBack() : await StartAsync(order, actor, ct);

    /// <summary>Also for what has rules of its own about who and when, which the caller has asked.</summary>
    internal async Task<Result<LeadBulkStarted>> StartAsync(LeadBulkOrder order, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(LeadPermissions.View) is { } unseen)
            return unseen;
        if (actor.Lacks(order.Change.Permission) is { } refusal)
            return refusal;
        var chosen = ChosenLeads.Of(order.Selection, actor, clock);
        if (chosen.Error is { } wrong)
            return wrong;
        await using var db = dbs.Open(actor);
        if (await StartedAsync(db, order, ct) is { } present)
            return present;
        if ((await kinds.KindAsync(db, order.Change, LeadBulkPurpose.Look, ct)).Error is { } problem)
            return problem;

        var leads = await chosen.Value.FreezeAsync(db, ct);
        if (leads.Count == 0)
            return new NoLeadsChosen();
        if (leads.Count > LeadBulkSelection.Most)
            return new TooManyLeadsChosen(LeadBulkSelection.Most);
        if (leads.Count > order.Seen)
            return new SelectionHasGrown(order.Seen, leads.Count);
        try
        {
            return new LeadBulkStarted(await SaveAsync(db, order, leads, actor, ct), leads.Count);
        }
        catch (DbUpdateException)
        {
            // Clicked twice: the other click did it.
            await using var again = dbs.Open(actor);
            if (await StartedAsync(again, order, ct) is { } first)
                return first;
            throw;
        }
    }

    private async Task<long> SaveAsync(OpsDb db, LeadBulkOrder order, IReadOnlyList<LeadRef> leads, Actor actor, CancellationToken ct)
    {
        LeadRef[][] parts = [.. leads.Chunk(LeadBulkWork.BatchLeads)];
        var action = new LeadBulkAction
        {
            RequestKey = order.Key,
            Kind = order.Change.Kind,
            Change = order.Change.ToJson(),
            ImportId = (order.Change as BulkTakeBack)?.ImportId,
            Filter = (order.Selection as MatchingLeads)?.Filter,
            Chosen = leads.Count,
            Seen = order.Seen,
            Batches = parts.Length,
            StartedByUserId = actor.UserId,
            StartedByName = actor.Name,
            StartedAtUtc = clock.GetUtcNow().UtcDateTime,
        };
        await db.InTransactionAsync(async () =>
        {
            db.LeadBulkActions.Add(action);
            await db.SaveChangesAsync(ct);
            db.LeadBulkBatches.AddRange(parts.Select((part, place) => new LeadBulkBatch { ActionId = action.Id, Number = place + 1, Leads = LeadBulkBatch.Write(part) }));
            db.Record(actor, "lead-bulk.started", action, new { action.Kind, action.Chosen, action.Filter });
            await db.QueueBulkAsync(action, actor, clock, ct);
        }, ct);
        return action.Id;
    }

    private static async Task<LeadBulkStarted?> StartedAsync(OpsDb db, LeadBulkOrder order, CancellationToken ct) =>
        await db.LeadBulkActions.Where(action => action.RequestKey == order.Key).Select(action => new LeadBulkStarted(action.Id, action.Chosen)).FirstOrDefaultAsync(ct);
}
