using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Users.Markets;

public sealed record MarketIsUnknown(string Typed) : Error($"“{Typed}” is no market. Enter a state (CA), the beginning of a ZIP (958), or a city with its state (Elk Grove, CA).");

public sealed record TooManyMarkets(int Most) : Error($"Choose at most {Most} markets; a state covers all its cities.");

public sealed record PreferredIsNoMarket() : Error("The preferred market has to be one of those you chose.");

/// <summary>Somebody says where they work: these places and no others, or none for everywhere. Two tabs that change different things both win.</summary>
public sealed class ChangeOwnMarkets(OpsDbs dbs)
{
    public const int Most = 50;

    private const int Attempts = 3;

    /// <param name="change">From what stands to what shall stand; asked again when another tab was quicker.</param>
    public async Task<Result<OwnMarkets>> RunAsync(Func<OwnMarkets, OwnMarkets> change, Actor actor, CancellationToken ct)
    {
        if (actor.OnlyLooks is { } looking)
            return looking;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await ChangeAsync(change, actor, ct);
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
            }
            catch (DbUpdateException)
            {
                return new AccountChangedMeanwhile();
            }
        }
    }

    private async Task<Result<OwnMarkets>> ChangeAsync(Func<OwnMarkets, OwnMarkets> change, Actor actor, CancellationToken ct)
    {
        await using var db = dbs.Open(actor);
        if (await db.Users.FirstOrDefaultAsync(row => row.Id == actor.UserId, ct) is not { } user)
            return new NotFound("This account");
        var present = await db.UserMarkets.Where(row => row.UserId == user.Id).ToListAsync(ct);
        var next = change(OwnMarkets.Of(present));
        Market[] wanted = [.. next.All.Distinct()];
        if (wanted.Length > Most)
            return new TooManyMarkets(Most);
        if (next.Preferred is { } first && !wanted.Contains(first))
            return new PreferredIsNoMarket();

        var gone = present.Where(row => !wanted.Contains(row.Market)).ToList();
        var come = wanted.Except(present.Select(row => row.Market)).ToList();
        db.UserMarkets.RemoveRange(gone);
        db.UserMarkets.AddRange(come.Select(market => new UserMarket { UserId = user.Id, Kind = market.Kind, Place = market.Place, IsPreferred = market == next.Preferred }));
        foreach (var row in present.Except(gone))
            row.IsPreferred = row.Market == next.Preferred;
        if (db.ChangeTracker.HasChanges())
        {
            // Lists show and find markets; and of two who read the same, one has to read again.
            db.Entry(user).Property(row => row.Revision).IsModified = true;
            user.ConcurrencyStamp = Guid.NewGuid().ToString();
            db.Record(actor, "user.markets-changed", user, new { Added = come.Select(market => market.ToString()), Taken = gone.Select(row => row.Market.ToString()), Preferred = next.Preferred?.ToString() });
        }

        await db.SaveChangesAsync(ct);
        return OwnMarkets.Of(await db.UserMarkets.AsNoTracking().Where(row => row.UserId == user.Id).ToListAsync(ct));
    }
}
