using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Work;

namespace OpsConsole.Core.Activity.Checking;

/// <summary>How it stands with a tenant's chain.</summary>
/// <param name="SealedUpTo">The number of the newest seal; 0 when there is none.</param>
/// <param name="Waiting">Entries that are to be sealed, counted up to <see cref="ActivityChainQuery.MostWaiting"/>.</param>
/// <param name="Last">The last verification that came to an end.</param>
/// <param name="Running">One that waits or runs, with how far it is.</param>
/// <param name="GivenUp">Whether the newest was given up by the queue.</param>
public sealed record ActivityChain(long SealedUpTo, string? HeadHash, DateTime? SealedAtUtc, int Waiting, ActivityCheck? Last, RunningCheck? Running, bool GivenUp);

public sealed record RunningCheck(long Id, DateTime AskedAtUtc, string ByName, long Done, long? Total);

/// <summary>Reads how it stands with the chain. Callers check <see cref="ActivityPermissions.View"/>.</summary>
public sealed class ActivityChainQuery(OpsDbs dbs)
{
    public const int MostWaiting = 1_000;

    public async Task<ActivityChain> LoadAsync(long tenantId, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        var head = await db.ActivitySeals.AsNoTracking().OrderByDescending(seal => seal.Number).FirstOrDefaultAsync(ct);
        var sealedAt = head is null ? null : await db.Activity.Where(entry => entry.Id == head.ActivityId).Select(entry => (DateTime?)entry.AtUtc).FirstOrDefaultAsync(ct);
        var waiting = await db.Outbox.Where(row => row.Consumer == OutboxConsumers.Seal && row.DoneAtUtc == null).OrderBy(row => row.Id).Take(MostWaiting).CountAsync(ct);
        var newest = await db.ActivityChecks.AsNoTracking().OrderByDescending(check => check.Id).FirstOrDefaultAsync(ct);
        var last = newest?.FinishedAtUtc is not null ? newest : await db.ActivityChecks.AsNoTracking().Where(check => check.FinishedAtUtc != null).OrderByDescending(check => check.Id).FirstOrDefaultAsync(ct);
        var item = newest is { FinishedAtUtc: null } ? await db.WorkItems.AsNoTracking().FirstOrDefaultAsync(row => row.Id == newest.WorkItemId, ct) : null;
        var running = item is { Status: WorkStatus.Waiting or WorkStatus.Running } ? new RunningCheck(newest!.Id, newest.AskedAtUtc, newest.ByName, item.ProgressDone, item.ProgressTotal) : null;
        return new ActivityChain(
            head?.Number ?? 0, head is null ? null : Convert.ToHexStringLower(head.Hash), sealedAt, waiting, last, running, newest is { FinishedAtUtc: null } && running is null);
    }
}
