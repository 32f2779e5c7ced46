using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using OpsConsole.Core.Live;

namespace OpsConsole.Core.Leads.Listing;

/// <summary>
/// The indexes of this node's tenants: made at the first question, brought up to date before each answer with what the live feed told
/// since (so whoever saved something finds it), compared with the database every <see cref="CheckEvery"/>. Thread-safe. Holds at most
/// <see cref="MostLeads"/> leads over all tenants, those not asked about for longest go first; one tenant's own are held whatever their
/// number.
/// </summary>
public sealed class LeadIndexes(OpsDbs dbs, LiveFeed feed, TimeProvider clock, ILogger<LeadIndexes> log)
{
    public const int MostLeads = 3_000_000;
    public static readonly TimeSpan CheckEvery = TimeSpan.FromMinutes(5);

    private const int Chunk = 500;

    private readonly Lock gate = new();
    private readonly Dictionary<long, HeldIndex> tenants = [];

    /// <summary>
    /// From now on changes of the tenant's leads are noticed. Whoever watches a list calls this before it listens itself, so that the
    /// index hears of a change first.
    /// </summary>
    public void Attend(long tenantId) => HeldOf(tenantId);

    /// <summary>How many changes of the tenant's leads wait to be looked at; for the test that they stay bounded.</summary>
    internal int WaitingOf(long tenantId) => HeldOf(tenantId).Waiting;

    internal async Task<T> AskAsync<T>(long tenantId, Func<LeadIndex, T> question, CancellationToken ct)
    {
        var held = HeldOf(tenantId);
        while (true)
        {
            await RefreshAsync(held, ct);
            if (held.TryAsk(question, clock.GetUtcNow(), out var answer))
                return answer;
        }
    }

    private HeldIndex HeldOf(long tenantId)
    {
        lock (gate)
        {
            if (tenants.TryGetValue(tenantId, out var held))
                return held;
            held = tenants[tenantId] = new HeldIndex(tenantId);
            // For as long as the node lives: a tenant that was asked about once costs one entry.
            _ = feed.Subscribe([Topic.Room(tenantId, "lead")], signal => held.Mark(signal.Ids));
            return held;
        }
    }

    private async Task RefreshAsync(HeldIndex held, CancellationToken ct)
    {
        if (held.IsFresh(clock.GetUtcNow()))
            return;
        await held.Refreshing.WaitAsync(ct);
        try
        {
            if (!held.IsHeld)
                await LoadAsync(held, ct);
            else if (held.TakeChanged() is { Count: > 0 } changed)
                await ApplyAsync(held, changed, ct);
            if (held.IsDueForCheck(clock.GetUtcNow()))
                await CheckAsync(held, ct);
        }
        finally
        {
            held.Refreshing.Release();
        }
    }

    private async Task LoadAsync(HeldIndex held, CancellationToken ct)
    {
        held.Begin();
        try
        {
            var index = new LeadIndex();
            await using var db = dbs.Open(held.TenantId);
            await foreach (var entry in db.Leads.AsNoTracking().OrderBy(lead => lead.Id).Select(LeadIndexEntry.FromLead).AsAsyncEnumerable().WithCancellation(ct))
                index.Put(entry);
            held.Hold(index, clock.GetUtcNow());
        }
        finally
        {
            held.End();
        }

        MakeRoom(held);
    }

    private async Task ApplyAsync(HeldIndex held, HashSet<long> changed, CancellationToken ct)
    {
        try
        {
            await using var db = dbs.Open(held.TenantId);
            foreach (var ids in changed.Order().Chunk(Chunk))
            {
                var entries = await db.Leads.AsNoTracking().Where(lead => ids.Contains(lead.Id)).Select(LeadIndexEntry.FromLead).ToListAsync(ct);
                if (!held.TryChange(gone: ids.Except(entries.Select(entry => entry.Id)), entries))
                    return;
            }
        }
        catch
        {
            held.Mark(changed);
            throw;
        }
    }

    /// <summary>A change that was never told (see <see cref="LiveRelay"/> on when) must not be missing for ever.</summary>
    private async Task CheckAsync(HeldIndex held, CancellationToken ct)
    {
        await using var db = dbs.Open(held.TenantId);
        var truth = await db.Leads.AsNoTracking().GroupBy(_ => 1).Select(all => new { Count = all.Count(), Stamps = all.Sum(lead => lead.Version + lead.Score + (lead.Stars ?? 0) + (lead.FraudScore ?? 0)) }).FirstOrDefaultAsync(ct);
        if (!held.Agrees(truth?.Count ?? 0, truth?.Stamps ?? 0, clock.GetUtcNow()))
            log.LogWarning("The index of tenant {Tenant} had missed a change and is made anew", held.TenantId);
    }

    private void MakeRoom(HeldIndex newest)
    {
        lock (gate)
        {
            var total = tenants.Values.Sum(held => (long)held.Count);
            foreach (var held in tenants.Values.Where(held => held != newest).OrderBy(held => held.LastUse))
            {
                if (total <= MostLeads)
                    return;
                total -= held.Count;
                held.Drop();
            }
        }
    }
}
