using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Users.Markets;

/// <summary>Where somebody works.</summary>
/// <param name="All">Empty for everywhere.</param>
public sealed record OwnMarkets(IReadOnlyList<Market> All, Market? Preferred)
{
    public static OwnMarkets Everywhere { get; } = new([], null);

    internal static OwnMarkets Of(IReadOnlyCollection<UserMarket> rows) => rows.Count == 0 ? Everywhere : new(
        [.. rows.OrderBy(row => row.Kind).ThenBy(row => row.Place, StringComparer.Ordinal).Select(row => row.Market)], rows.FirstOrDefault(row => row.IsPreferred)?.Market);

    public OwnMarkets With(Market market) => All.Contains(market) ? this : this with { All = [.. All, market] };

    public OwnMarkets Without(Market market) => new([.. All.Where(one => one != market)], Preferred == market ? null : Preferred);

    public OwnMarkets Preferring(Market market, bool isPreferred) => this with { Preferred = isPreferred ? market : Preferred == market ? null : Preferred };

    /// <summary>Whether something at this place is for them. What region-locks a lead, a page or an endpoint asks this.</summary>
    public bool Cover(string? city, string? state, string? zip) => All.Count == 0 || All.Any(market => market.Covers(city, state, zip));
}

public sealed class OwnMarketsQuery(OpsDbs dbs)
{
    public async Task<OwnMarkets> LoadAsync(long userId, Actor actor, CancellationToken ct)
    {
        await using var db = dbs.Open(actor);
        return OwnMarkets.Of(await db.UserMarkets.AsNoTracking().Where(row => row.UserId == userId).ToListAsync(ct));
    }
}
