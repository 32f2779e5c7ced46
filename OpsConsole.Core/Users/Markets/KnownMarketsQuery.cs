using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Users.Markets;

/// <summary>Places to choose from: where the firm's leads are and where its people work, with their states. Any other place of the country can be typed.</summary>
public sealed class KnownMarketsQuery(OpsDbs dbs)
{
    public const int Most = 200;

    /// <summary>As people read them, states first; each reads back as itself.</summary>
    public async Task<IReadOnlyList<string>> LoadAsync(long tenantId, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        // A ZIP is five digits; its city says more to whoever chooses.
        var leads = await db.LeadMarkets.AsNoTracking().Where(market => EF.Functions.Like(market.Place, "%,%")).OrderByDescending(market => market.Priced).ThenBy(market => market.Place).Take(Most).Select(market => market.Place).ToListAsync(ct);
        var people = await db.UserMarkets.AsNoTracking().GroupBy(market => new { market.Kind, market.Place }).OrderByDescending(market => market.Count()).ThenBy(market => market.Key.Place)
            .Take(Most).Select(market => market.Key).ToListAsync(ct);
        var places = leads.Select(Market.Read).OfType<Market>().Concat(people.Select(market => new Market(market.Kind, market.Place))).ToList();
        var states = places.Where(place => place.Kind == MarketKind.City).Select(place => new Market(MarketKind.State, place.Place[^2..]));
        return [.. places.Concat(states).Distinct().OrderBy(place => place.Kind).ThenBy(place => place.Place, StringComparer.Ordinal).Select(place => place.Kind == MarketKind.Zip ? place.Place : place.ToString())];
    }
}
