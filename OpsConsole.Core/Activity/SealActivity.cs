using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Activity;

/// <summary>
/// Adds entries to their tenant's hash chain, by ascending id within a batch. An entry that commits late is sealed later, behind higher
/// ids: the chain's order is the order of sealing. Sealing twice is impossible (the entry's id is the key), and so is a fork (one seal
/// per tenant and number): of two nodes that append at once one is refused, looks again and appends behind the other.
/// </summary>
public sealed class SealActivity(OpsDbs dbs) : IOutboxConsumer
{
    private const int MostTries = 5;

    public string Name => OutboxConsumers.Seal;

    public async Task HandleAsync(IReadOnlyList<ActivityEntry> entries, CancellationToken ct)
    {
        foreach (var ofTenant in entries.GroupBy(entry => entry.TenantId))
            await SealAsync(ofTenant.Key, [.. ofTenant.OrderBy(entry => entry.Id)], ct);
    }

    private async Task SealAsync(long tenantId, IReadOnlyList<ActivityEntry> entries, CancellationToken ct)
    {
        for (var tries = 1; ; tries++)
        {
            await using var db = dbs.Open(tenantId);
            try
            {
                await db.InTransactionAsync(() => AppendAsync(db, entries, ct), ct);
                return;
            }
            catch (DbUpdateException) when (tries < MostTries)
            {
                // Another node took the number: look again.
            }
        }
    }

    private static async Task AppendAsync(OpsDb db, IReadOnlyList<ActivityEntry> entries, CancellationToken ct)
    {
        var ids = entries.Select(entry => entry.Id).ToList();
        var present = await db.ActivitySeals.Where(seal => ids.Contains(seal.ActivityId)).Select(seal => seal.ActivityId).ToHashSetAsync(ct);
        var head = await db.ActivitySeals.OrderByDescending(seal => seal.Number).Select(seal => new { seal.Number, seal.Hash }).FirstOrDefaultAsync(ct);
        var (number, hash) = (head?.Number ?? 0, head?.Hash ?? ActivityHash.Start);
        foreach (var entry in entries.Where(entry => !present.Contains(entry.Id)))
        {
            (number, hash) = (number + 1, ActivityHash.Next(hash, entry));
            db.ActivitySeals.Add(new ActivitySeal { ActivityId = entry.Id, Number = number, Hash = hash });
        }

        await db.SaveChangesAsync(ct);
    }
}
