using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using OpsConsole.Core.Clock;
using OpsConsole.Core.Work;

namespace OpsConsole.Core.Activity;

/// <summary>
/// Hands due outbox rows to their consumer. A batch is claimed for a minute by one conditional update with a token of its own; marking
/// done or failed is conditional on that token. A node that dies in between leaves rows that become due again by themselves.
/// </summary>
public sealed class OutboxDelivery(OpsDbs dbs, TimeProvider clock, MachineClock machine, ILogger<OutboxDelivery> log)
{
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    /// <summary>With <see cref="Backoff"/>, about six hours.</summary>
    public const int MaxAttempts = 12;

    public const int BatchSize = 200;

    private const int ErrorLength = 1000;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <returns>How many rows were claimed; a full batch means that there may be more.</returns>
    public async Task<int> DeliverAsync(IOutboxConsumer consumer, CancellationToken ct)
    {
        var token = Guid.NewGuid().ToString("N");
        var batch = await ClaimAsync(consumer.Name, token, ct);
        if (batch.Count == 0)
            return 0;
        if (await TryAsync(consumer, batch, ct) is { } failure)
            await DeliverSinglyAsync(consumer, batch, token, failure, ct);
        else
            await MarkDoneAsync(batch, token, ct);
        return batch.Count;
    }

    private async Task<List<OutboxRow>> ClaimAsync(string consumer, string token, CancellationToken ct)
    {
        await using var db = dbs.OpenAcrossTenants();
        // The lease goes by the machine's clock, which nobody moves.
        var (now, leaseNow) = (Now, machine.Clock.GetUtcNow().UtcDateTime);
        var due = db.Outbox.IgnoreQueryFilters([OpsDb.TenantFilter])
            .Where(row => row.Consumer == consumer && row.DoneAtUtc == null && row.DeadAtUtc == null && row.DueAtUtc <= now
                && (row.LeaseUntilUtc == null || row.LeaseUntilUtc <= leaseNow));
        var ids = await due.OrderBy(row => row.DueAtUtc).ThenBy(row => row.Id).Select(row => row.Id).Take(BatchSize).ToListAsync(ct);
        if (ids.Count == 0)
            return [];

        await due.Where(row => ids.Contains(row.Id)).ExecuteUpdateAsync(set => set
            .SetProperty(row => row.LeaseOwner, token)
            .SetProperty(row => row.LeaseUntilUtc, leaseNow + Lease)
            .SetProperty(row => row.Attempts, row => row.Attempts + 1), ct);
        return await db.Outbox.IgnoreQueryFilters([OpsDb.TenantFilter]).AsNoTracking().Include(row => row.Activity)
            .Where(row => ids.Contains(row.Id) && row.LeaseOwner == token)
            .OrderBy(row => row.ActivityId).ToListAsync(ct);
    }

    private static async Task<Exception?> TryAsync(IOutboxConsumer consumer, IReadOnlyList<OutboxRow> rows, CancellationToken ct)
    {
        try
        {
            await consumer.HandleAsync([.. rows.Select(row => row.Activity)], ct);
            return null;
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            return failure;
        }
    }

    /// <summary>One bad entry must not keep the rest of its batch: each is tried alone, and only those that fail wait.</summary>
    private async Task DeliverSinglyAsync(IOutboxConsumer consumer, List<OutboxRow> batch, string token, Exception failure, CancellationToken ct)
    {
        log.LogWarning(failure, "{Consumer} failed for a batch of {Count}; trying one by one", consumer.Name, batch.Count);
        foreach (var row in batch)
        {
            var own = batch.Count == 1 ? failure : await TryAsync(consumer, [row], ct);
            if (own is null)
                await MarkDoneAsync([row], token, ct);
            else
                await MarkFailedAsync(row, token, own, ct);
        }
    }

    private async Task MarkDoneAsync(List<OutboxRow> rows, string token, CancellationToken ct)
    {
        await using var db = dbs.OpenAcrossTenants();
        var now = Now;
        await Held(db, rows, token).ExecuteUpdateAsync(set => set
            .SetProperty(row => row.DoneAtUtc, now)
            .SetProperty(row => row.LeaseOwner, (string?)null)
            .SetProperty(row => row.LeaseUntilUtc, (DateTime?)null)
            .SetProperty(row => row.Error, (string?)null), ct);
    }

    private async Task MarkFailedAsync(OutboxRow failed, string token, Exception failure, CancellationToken ct)
    {
        await using var db = dbs.OpenAcrossTenants();
        var now = Now;
        DateTime? deadAt = failed.Attempts >= MaxAttempts ? now : null;
        if (deadAt is not null)
            log.LogError(failure, "{Consumer} gives up on activity {ActivityId}", failed.Consumer, failed.ActivityId);
        var text = failure.Message.Length <= ErrorLength ? failure.Message : failure.Message[..ErrorLength];
        await Held(db, [failed], token).ExecuteUpdateAsync(set => set
            .SetProperty(row => row.DueAtUtc, now + Backoff.After(failed.Attempts))
            .SetProperty(row => row.DeadAtUtc, deadAt)
            .SetProperty(row => row.LeaseOwner, (string?)null)
            .SetProperty(row => row.LeaseUntilUtc, (DateTime?)null)
            .SetProperty(row => row.Error, text), ct);
    }

    private static IQueryable<OutboxRow> Held(OpsDb db, List<OutboxRow> rows, string token)
    {
        var ids = rows.Select(row => row.Id).ToList();
        return db.Outbox.IgnoreQueryFilters([OpsDb.TenantFilter]).Where(row => ids.Contains(row.Id) && row.LeaseOwner == token);
    }
}
