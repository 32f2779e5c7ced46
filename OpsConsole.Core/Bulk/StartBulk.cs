using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Bulk;

/// <param name="Seen">How many rows the dry run counted.</param>
/// <param name="Key">The dialog's own: sent twice, it is one action.</param>
public sealed record BulkOrder(BulkChange Change, BulkSelection Selection, int Seen, Guid Key);

/// <param name="Chosen">How many rows it was started for; fewer than were seen when some are gone.</param>
public sealed record BulkStarted(long ActionId, int Chosen);

/// <summary>
/// Queues a change for many rows. Which rows, and the version of each, is written down here: what somebody changes afterwards is not
/// overwritten, and what matches the filter later is not touched.
/// </summary>
public sealed class StartBulk(OpsDbs dbs, BulkRooms rooms, TimeProvider clock)
{
    public async Task<Result<BulkStarted>> RunAsync(BulkOrder order, Actor actor, CancellationToken ct) =>
        actor.OnlyLooks is { } looking ? looking : order.Change.WhyNotByItself() is { } elsewhere ? elsewhere : await StartAsync(order, actor, ct);

    /// <summary>Also for what has rules of its own about who and when, which the caller has asked.</summary>
    internal async Task<Result<BulkStarted>> StartAsync(BulkOrder order, Actor actor, CancellationToken ct)
    {
        var room = rooms.Of(order.Change);
        if (room.Refusal(actor, order.Change) is { } refusal)
            return refusal;
        if (order.Change.WhyNotReady() is { } missing)
            return missing;
        await using var db = dbs.Open(actor);
        if (await StartedAsync(db, order, ct) is { } present)
            return present;
        if (await room.WhyNotAsync(db, order.Change, actor, ct) is { } problem)
            return problem;

        // Before the rows are read: what is written while they are was not seen.
        var seen = await db.Activity.IgnoreQueryFilters([OpsDb.TenantFilter]).MaxAsync(entry => (long?)entry.Id, ct) ?? 0;
        var frozen = await room.FreezeAsync(db, order.Selection, actor, ct);
        if (frozen.Error is { } wrong)
            return wrong;
        var rows = frozen.Value;
        if (rows.Length == 0)
            return new NothingChosen(room.Noun);
        if (rows.Length > BulkSelection.Most)
            return new TooManyChosen(BulkSelection.Most, room.Noun);
        if (rows.Length > order.Seen)
            return new SelectionHasGrown(order.Seen, rows.Length, room.Noun);
        try
        {
            return new BulkStarted(await SaveAsync(db, room, order, rows, seen, actor, ct), rows.Length);
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

    private async Task<long> SaveAsync(OpsDb db, BulkRoom room, BulkOrder order, BulkRow[] rows, long seenEntryId, Actor actor, CancellationToken ct)
    {
        BulkRow[][] parts = [.. rows.Chunk(BulkBatch.Most)];
        var action = new BulkAction
        {
            RequestKey = order.Key,
            RowKind = room.RowKind,
            Kind = order.Change.Kind,
            Change = order.Change.ToJson(),
            ImportId = order.Change.TakenBackImportId,
            Filter = (order.Selection as MatchingRows)?.Filter,
            Chosen = rows.Length,
            Seen = order.Seen,
            Batches = parts.Length,
            SeenEntryId = seenEntryId,
            StartedByUserId = actor.UserId,
            StartedByName = actor.Name,
            StartedAtUtc = clock.GetUtcNow().UtcDateTime,
        };
        await db.InTransactionAsync(async () =>
        {
            db.BulkActions.Add(action);
            await db.SaveChangesAsync(ct);
            db.BulkBatches.AddRange(parts.Select((part, place) => new BulkBatch { ActionId = action.Id, Number = place + 1, Rows = BulkBatch.Write(part) }));
            db.Record(actor, room.Deeds.Started, action, new { action.Kind, action.Chosen, action.Filter });
            await db.QueueBulkAsync(action, room.WorkName, actor, clock, ct);
        }, ct);
        return action.Id;
    }

    private static async Task<BulkStarted?> StartedAsync(OpsDb db, BulkOrder order, CancellationToken ct) =>
        await db.BulkActions.Where(action => action.RequestKey == order.Key).Select(action => new BulkStarted(action.Id, action.Chosen)).FirstOrDefaultAsync(ct);
}
