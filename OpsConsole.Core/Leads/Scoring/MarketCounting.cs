using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Leads.Scoring;

/// <summary>Counts a tenant's markets anew: one pass over its leads, holding a price of each (8 bytes).</summary>
public sealed class MarketCounting(OpsDbs dbs, TimeProvider clock)
{
    private const int Attempts = 5;

    public async Task CountAsync(long tenantId, CancellationToken ct)
    {
        // Who loses the race against another node counts again.
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await CountOnceAsync(tenantId, ct);
                return;
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
            }
        }
    }

    private async Task CountOnceAsync(long tenantId, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        var counted = new Dictionary<string, Market>();
        var leads = db.Leads.AsNoTracking().Select(lead => new { lead.Zip, lead.City, lead.State, lead.Status, lead.AskingPriceCents });
        await foreach (var lead in leads.AsAsyncEnumerable().WithCancellation(ct))
        {
            if (lead.Zip.Length > 0)
                Of(lead.Zip).Count(lead.Status, lead.AskingPriceCents);
            Of(MarketView.CityOf(lead.City, lead.State)).Count(lead.Status, lead.AskingPriceCents);
        }

        foreach (var silent in counted.Where(place => place.Value is { Prices.Count: 0, Ended: 0 }).Select(place => place.Key).ToList())
            counted.Remove(silent);
        var kept = await db.LeadMarkets.ToDictionaryAsync(market => market.Place, ct);
        db.LeadMarkets.RemoveRange(kept.Values.Where(market => !counted.ContainsKey(market.Place)));
        foreach (var (place, market) in counted)
        {
            if (!kept.TryGetValue(place, out var row))
                db.LeadMarkets.Add(row = new LeadMarket { Place = place });
            row.Take(market.Prices.Count, market.Median(), market.Sold, market.Ended, clock.GetUtcNow().UtcDateTime);
        }

        await db.SaveChangesAsync(ct);

        Market Of(string place)
        {
            if (!counted.TryGetValue(place, out var market))
                counted[place] = market = new Market();
            return market;
        }
    }

    private sealed class Market
    {
        public List<long> Prices { get; } = [];

        public int Sold { get; private set; }

        public int Ended { get; private set; }

        public void Count(LeadStatus status, long? priceCents)
        {
            if (priceCents is { } price)
                Prices.Add(price);
            Sold += status == LeadStatus.Sold ? 1 : 0;
            Ended += status is LeadStatus.Sold or LeadStatus.Expired ? 1 : 0;
        }

        public long Median()
        {
            Prices.Sort();
            return Prices.Count == 0 ? 0 : Prices[(Prices.Count - 1) / 2];
        }
    }
}
