using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Live;

namespace OpsConsole.Core.Work;

/// <summary>One claimed run of a work item, as its handler sees it.</summary>
public sealed class WorkRun(long itemId, long tenantId, string payload, string leaseToken, int attempt, TimeProvider clock, long done = 0)
{
    public long ItemId { get; } = itemId;

    public long TenantId { get; } = tenantId;

    public string Payload { get; } = payload;

    public int Attempt { get; } = attempt;

    /// <summary>How far earlier attempts got (their last checkpoint's <c>done</c>): where to go on.</summary>
    public long Done { get; } = done;

    /// <summary>The payload as the object it was queued as.</summary>
    /// <exception cref="WorkIsHopeless">It is not one.</exception>
    public T PayloadAs<T>() => WorkPayload.Read<T>(Payload);

    /// <summary>
    /// Writes progress in the handler's own context and transaction, and only while this run still holds the lease: results and place
    /// are saved together or not at all. Without a transaction of the caller's it is saved at once, by itself.
    /// </summary>
    /// <exception cref="LeaseLost">Another node has the item now; the transaction must be given up.</exception>
    public async Task CheckpointAsync(OpsDb db, long done, long? total, string? text, CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is null)
        {
            await db.InTransactionAsync(() => CheckpointAsync(db, done, total, text, ct), ct);
            return;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        text = text is null ? null : WorkItem.Shortened(text);
        var changed = await db.WorkItems
            .Where(item => item.Id == ItemId && item.Status == WorkStatus.Running && item.LeaseToken == leaseToken)
            .ExecuteUpdateAsync(set => set
                .SetProperty(item => item.ProgressDone, done)
                .SetProperty(item => item.ProgressTotal, total)
                .SetProperty(item => item.ProgressText, text)
                .SetProperty(item => item.UpdatedAtUtc, now), ct);
        if (changed == 0)
            throw new LeaseLost();
        foreach (var signal in LiveSignal.Of(TenantId, WorkItem.Subject, ItemId))
            db.Signal(signal.Topic, ItemId);
    }
}
