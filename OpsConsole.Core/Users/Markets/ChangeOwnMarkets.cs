using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Users.Markets;

public sealed record MarketIsUnknown(string Typed) : Error($"“{Typed}” is no market. Enter a state (CA), the beginning of a ZIP (958), or a city with its state (Elk Grove, CA).");

public sealed record TooManyMarkets(int Most) : Error($"Choose at most {Most} markets; a state covers all its cities.");

public sealed record PreferredIsNoMarket() : Error("The preferred market has to be one of those you chose.");

/// <summary>Somebody says where they work: these places and no others, or none for everywhere.</summary>
public sealed class ChangeOwnMarkets(OpsDbs dbs)
{
    public const int Most = 50;

    /// <param name="preferred">As typed, one of the places; null for none.</param>
    public async Task<Result<OwnMarkets>> RunAsync(IReadOnlyCollection<string> places, string? preferred, Actor actor, CancellationToken ct)
    {
        if (actor.OnlyLooks is { } looking)
            return looking;
        var wanted = new List<Market>();
        foreach (var place in places)
            if (Market.Read(place) is not { } market)
                return new MarketIsUnknown(place.Trim());
            else if (!wanted.Contains(market))
                wanted.Add(market);
        if (wanted.Count > Most)
            return new TooManyMarkets(Most);
        var first = string.IsNullOrWhiteSpace(preferred) ? null : Market.Read(preferred);
        if (!string.IsNullOrWhiteSpace(preferred) && (first is not { } given || !wanted.Contains(given)))
            return new PreferredIsNoMarket();

        await using var db = dbs.Open(actor);
        if (await db.Users.FirstOrDefaultAsync(row => row.Id == actor.UserId, ct) is not { } user)
            return new NotFound("This account");
        var present = await db.UserMarkets.Where(row => row.UserId == user.Id).ToListAsync(ct);
        var (gone, come) = (present.Where(row => !wanted.Contains(new(row.Kind, row.Place))).ToList(), wanted.Where(market => !present.Any(row => (row.Kind, row.Place) == (market.Kind, market.Place))).ToList());
        db.UserMarkets.RemoveRange(gone);
        db.UserMarkets.AddRange(come.Select(market => new UserMarket { UserId = user.Id, Kind = market.Kind, Place = market.Place, IsPreferred = market == first }));
        foreach (var row in present.Except(gone))
            row.IsPreferred = new Market(row.Kind, row.Place) == first;
        if (db.ChangeTracker.HasChanges())
        {
            // Lists show and find markets.
            db.Entry(user).Property(row => row.Revision).IsModified = true;
            db.Record(actor, "user.markets-changed", user, new { Added = come.Select(market => market.ToString()), Taken = gone.Select(row => new Market(row.Kind, row.Place).ToString()), Preferred = first?.ToString() });
        }

        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            // Another tab of theirs was quicker.
            return new AccountChangedMeanwhile();
        }

        return new OwnMarkets([.. wanted.OrderBy(market => market.Kind).ThenBy(market => market.Place, StringComparer.Ordinal)], first);
    }
}
