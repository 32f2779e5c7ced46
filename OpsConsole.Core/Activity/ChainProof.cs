using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Activity.Redacting;

namespace OpsConsole.Core.Activity;

/// <summary>
/// Walks one tenant's chain from its start and computes every hash again; what the verb and the page both rest on. Works in pieces; entries
/// written meanwhile do no harm.
/// </summary>
/// <param name="onTheWay">Told now and then how many links held so far.</param>
internal sealed class ChainProof(OpsDbs dbs, TimeProvider clock, Func<long, Task>? onTheWay = null)
{
    private const int Step = 20_000;

    private static readonly TimeSpan patience = TimeSpan.FromMinutes(5);

    public async Task<TenantChain> OfAsync(long tenantId, IReadOnlyList<ChainHead> noted, CancellationToken ct)
    {
        await using var db = dbs.OpenAcrossTenants();
        var links = new ChainLinks(db, tenantId);
        var walk = new ChainWalk(noted);
        var redactions = new RedactionProof(db, tenantId);
        while (walk.Broken is null && await links.NextAsync(ct) is { } link)
        {
            var redaction = walk.Holds(link) ? null : await redactions.LookAsync(link, ct);
            walk.Take(link, await links.PeekAsync(ct), redaction);
            if (onTheWay is not null && walk.Number % Step == 0)
                await onTheWay(walk.Number);
        }

        var broken = walk.Broken ?? walk.CutOff() ?? await UnsealedForNoReasonAsync(db, tenantId, ct);
        var head = walk.Number == 0 ? null : new ChainHead(tenantId, walk.Number, Convert.ToHexStringLower(walk.Hash));
        return new TenantChain(tenantId, walk.Number, head, await OverdueAsync(db, tenantId, ct), broken) { Redacted = walk.Redacted };
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
