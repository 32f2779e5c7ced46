using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Flags;

/// <summary>
/// Counts exposures and outcomes in memory, a number per tenant, flag, variant and day, and adds them to the database now and then: an
/// evaluation never writes. A node that dies takes what it counted since (some seconds) with it. Thread-safe.
/// </summary>
public sealed class FlagCounts(OpsDbs dbs, TimeProvider clock)
{
    private readonly ConcurrentDictionary<Place, Counted> counts = new();

    /// <summary>Somebody was shown what the verdict stands for.</summary>
    public void Expose(long tenantId, FlagDefinition flag, FlagVerdict verdict) => Interlocked.Increment(ref Of(tenantId, flag, verdict).Exposures);

    /// <summary>What the flag is meant for came about, for somebody who was shown this.</summary>
    public void Reach(long tenantId, FlagDefinition flag, FlagVerdict verdict) => Interlocked.Increment(ref Of(tenantId, flag, verdict).Outcomes);

    /// <summary>Adds what was counted to the database. What cannot be written is kept for the next time. One caller at a time.</summary>
    public async Task FlushAsync(CancellationToken ct)
    {
        var today = Today;
        foreach (var (place, counted) in counts)
        {
            var (exposures, outcomes) = (Interlocked.Exchange(ref counted.Exposures, 0), Interlocked.Exchange(ref counted.Outcomes, 0));
            if (exposures + outcomes == 0)
            {
                // Nobody counts on a day that is over, but for a thread that read the clock a moment ago.
                if (place.Day < today.AddDays(-1))
                    counts.TryRemove(place, out _);
                continue;
            }

            try
            {
                await AddAsync(place, exposures, outcomes, ct);
            }
            catch
            {
                Interlocked.Add(ref counted.Exposures, exposures);
                Interlocked.Add(ref counted.Outcomes, outcomes);
                throw;
            }
        }
    }

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    private Counted Of(long tenantId, FlagDefinition flag, FlagVerdict verdict) =>
        counts.GetOrAdd(new Place(tenantId, flag.Name, FlagTally.VariantOf(flag, verdict), Today), _ => new Counted());

    private async Task AddAsync(Place place, long exposures, long outcomes, CancellationToken ct)
    {
        await using var db = dbs.Open(place.TenantId);
        if (await RaiseAsync(db) > 0)
            return;
        db.FlagTallies.Add(new FlagTally { Flag = place.Flag, Variant = place.Variant, Day = place.Day, Exposures = exposures, Outcomes = outcomes });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            // Another node made the row a moment ago.
            if (await RaiseAsync(db) == 0)
                throw;
        }

        Task<int> RaiseAsync(OpsDb context) => context.FlagTallies
            .Where(row => row.Flag == place.Flag && row.Variant == place.Variant && row.Day == place.Day)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Exposures, row => row.Exposures + exposures).SetProperty(row => row.Outcomes, row => row.Outcomes + outcomes), ct);
    }

    private readonly record struct Place(long TenantId, string Flag, string Variant, DateOnly Day);

    private sealed class Counted
    {
        public long Exposures;
        public long Outcomes;
    }
}
