using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Activity;

/// <summary>
/// Proves that no activity was changed, removed, moved or slipped in: walks each tenant's chain from its start and computes every hash
/// again. For the operator's verb, not for people of a tenant. Works in pieces; entries written meanwhile do no harm.
/// </summary>
public sealed class VerifyActivity(OpsDbs dbs, TimeProvider clock)
{
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(5);

    /// <param name="noted">Heads that an earlier run gave; they show what was cut off at the end, or chained anew throughout.</param>
    public async Task<ActivityVerification> RunAsync(IReadOnlyList<ChainHead> noted, CancellationToken ct)
    {
        await using var db = dbs.OpenAcrossTenants();
        var tenants = await db.Tenants.OrderBy(tenant => tenant.Id).Select(tenant => tenant.Id).ToListAsync(ct);
        var chains = new List<TenantChain>();
        foreach (var tenantId in tenants.Union(noted.Select(head => head.TenantId)))
            chains.Add(await VerifyAsync(tenantId, [.. noted.Where(head => head.TenantId == tenantId)], ct));
        return new ActivityVerification(chains);
    }

    private async Task<TenantChain> VerifyAsync(long tenantId, IReadOnlyList<ChainHead> noted, CancellationToken ct)
    {
        await using var db = dbs.OpenAcrossTenants();
        var links = new ChainLinks(db, tenantId);
        var walk = new ChainWalk(noted);
        while (walk.Broken is null && await links.NextAsync(ct) is { } link)
            walk.Take(link, await links.PeekAsync(ct));

        var broken = walk.Broken ?? walk.CutOff() ?? await UnsealedForNoReasonAsync(db, tenantId, ct);
        var head = walk.Number == 0 ? null : new ChainHead(tenantId, walk.Number, Convert.ToHexStringLower(walk.Hash));
        return new TenantChain(tenantId, walk.Number, head, await OverdueAsync(db, tenantId, ct), broken);
    }

    /// <summary>An entry without a seal has an outbox row that is not done; without one it was put in, or its seal taken out, by hand.</summary>
    private static async Task<BrokenLink?> UnsealedForNoReasonAsync(OpsDb db, long tenantId, CancellationToken ct)
    {
        var suspects = await Unsealed(db, tenantId)
            .Where(entry => !db.Outbox.Any(row => row.ActivityId == entry.Id && row.Consumer == OutboxConsumers.Seal && row.DoneAtUtc == null))
            .OrderBy(entry => entry.Id).Select(entry => entry.Id).Take(1000).ToListAsync(ct);
        // Asked again: between the two halves of the question above it may have been sealed.
        var first = await Unsealed(db, tenantId).Where(entry => suspects.Contains(entry.Id)).OrderBy(entry => entry.Id)
            .Select(entry => (long?)entry.Id).FirstOrDefaultAsync(ct);
        return first is null ? null : new BrokenLink(null, first, $"Entry {first} has no seal and none is due: it was put in, or its seal removed, from outside.");
    }

    private Task<long> OverdueAsync(OpsDb db, long tenantId, CancellationToken ct)
    {
        var before = clock.GetUtcNow().UtcDateTime - patience;
        return Unsealed(db, tenantId).Where(entry => entry.AtUtc < before).LongCountAsync(ct);
    }

    private static IQueryable<ActivityEntry> Unsealed(OpsDb db, long tenantId) =>
        db.Activity.IgnoreQueryFilters([OpsDb.TenantFilter]).AsNoTracking()
            .Where(entry => entry.TenantId == tenantId && !db.ActivitySeals.Any(seal => seal.ActivityId == entry.Id && seal.TenantId == tenantId));
}
