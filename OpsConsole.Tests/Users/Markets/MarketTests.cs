using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Leads.Scoring;
using OpsConsole.Core.Tenants;
using OpsConsole.Core.Users.Listing;
using OpsConsole.Core.Users.Markets;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Users.Roles;

namespace OpsConsole.Tests.Users.Markets;

public sealed class MarketTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory]
    [InlineData("ca", MarketKind.State, "CA", "CA")]
    [InlineData("California", MarketKind.State, "CA", "CA")]
    [InlineData("958", MarketKind.Zip, "958", "ZIP 958…")]
    [InlineData("95823-1234", MarketKind.Zip, "95823", "ZIP 95823")]
    [InlineData("elk  grove, ca", MarketKind.City, "ELK GROVE, CA", "Elk Grove, CA")]
    public void It_is_read_into_one_form(string typed, MarketKind kind, string place, string shown)
    {
        Assert.Equal(new Market(kind, place), Market.Read(typed));
        Assert.Equal(shown, Market.Read(typed).ToString());
        Assert.Equal(Market.Read(typed), Market.Read(place));
    }

    [Theory, InlineData(""), InlineData(null), InlineData("95"), InlineData("958234"), InlineData("Elk Grove"), InlineData("Elk Grove, Atlantis"), InlineData("everywhere")]
    public void What_is_no_market_is_not_read(string? typed) => Assert.Null(Market.Read(typed));

    [Fact]
    public void No_input_makes_the_reading_fail() => Prop.ForAll<string>(typed => { _ = Market.Read(typed); }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("CA", true)]
    [InlineData("NV", false)]
    [InlineData("958", true)]
    [InlineData("957", false)]
    [InlineData("Sacramento, CA", true)]
    [InlineData("Sacramento, NV", false)]
    public void A_place_is_covered_by_its_state_its_zip_or_its_city(string market, bool covers) =>
        Assert.Equal(covers, Market.Read(market)!.Value.Covers("Sacramento", "CA", "95823"));

    [Theory, OnEveryDatabase]
    public async Task Somebodys_markets_are_these_and_no_others(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (ana, change) = (await ops.AnaAsync(), ops.Get<ChangeOwnMarkets>());
        var (california, reno) = (Market.Read("CA")!.Value, Market.Read("Reno, NV")!.Value);
        Assert.True((await ops.Get<OwnMarketsQuery>().LoadAsync(ana.UserId!.Value, ana, ct)).Cover("Reno", "NV", "89501"));
        Assert.IsType<PreferredIsNoMarket>((await change.RunAsync(own => own.With(california) with { Preferred = reno }, ana, ct)).Error);
        Assert.IsType<TooManyMarkets>((await ops.ChooseMarketsAsync(ana, [.. Enumerable.Range(100, 51).Select(zip => $"{zip}")])).Error);

        Assert.True((await ops.ChooseMarketsAsync(ana, "958", "ca", "California")).Succeeded);
        Assert.True((await change.RunAsync(own => own.With(reno).Without(Market.Read("958")!.Value) with { Preferred = reno }, ana, ct)).Succeeded);

        var own = await ops.Get<OwnMarketsQuery>().LoadAsync(ana.UserId.Value, ana, ct);
        Assert.Equal(["CA", "Reno, NV"], own.All.Select(market => market.ToString()));
        Assert.Equal("Reno, NV", own.Preferred.ToString());
        Assert.True(own.Cover("Reno", "NV", "89501"));
        Assert.False(own.Cover("Las Vegas", "NV", "89101"));
        Assert.Equal(2, (await ops.ActionsAsync("user", ana.UserId.Value)).Count(action => action == "user.markets-changed"));
    }

    [Theory, OnEveryDatabase]
    public async Task Of_two_tabs_that_change_places_at_once_both_win_and_one_place_is_preferred(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var ana = await ops.AnaAsync();
        var (nevada, oregon) = (Market.Read("NV")!.Value, Market.Read("OR")!.Value);
        await ops.ChooseMarketsAsync(ana, "CA", "NV");
        var other = new InBetween(() => ops.Get<ChangeOwnMarkets>().RunAsync(own => own.With(oregon).Preferring(oregon, true), ana, ct));
        await using var slow = ops.AnotherNode(other.Configure);

        Assert.True((await slow.Get<ChangeOwnMarkets>().RunAsync(own => own.Preferring(nevada, true), ana, ct)).Succeeded);

        await using var db = ops.Open();
        Assert.Equal([("CA", false), ("NV", true), ("OR", false)], (await db.UserMarkets.OrderBy(row => row.Place).ToListAsync(ct)).Select(row => (row.Place, row.IsPreferred)));
    }

    [Theory, OnEveryDatabase]
    public async Task Lists_find_people_by_their_markets_and_offer_those_that_are_known(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var ana = await ops.AnaAsync();
        Assert.Empty(await ops.FoundAsync("has:market"));
        var before = (await ops.UserAsync(ana.UserId!.Value)).Revision;

        Assert.True((await ops.ChooseMarketsAsync(ana, "CA", "958", "Elk Grove, CA")).Succeeded);

        Assert.Equal(before + 1, (await ops.UserAsync(ana.UserId.Value)).Revision);
        foreach (var filter in new[] { "market:california", "market:958", "market:\"elk grove, ca\"", "has:market" })
            Assert.Equal([ana.UserId.Value], await ops.FoundAsync(filter));
        Assert.Empty(await ops.FoundAsync("market:NV"));
        var listed = (await ops.Get<UserListQuery>().LoadAsync(new(ops.TenantId, UserFields.Parse("has:market").Value, UserSort.Default, 0, 10), ct)).Rows.Single();
        Assert.Equal(["CA", "ZIP 958…", "Elk Grove, CA"], listed.Markets);

        await using (var db = ops.Open())
        {
            foreach (var place in new[] { "RENO, NV", "89501" })
            {
                var market = new LeadMarket { Place = place };
                market.Take(3, 200_000_00, 0, 0, ops.Time.NowUtc);
                db.LeadMarkets.Add(market);
            }

            await db.SaveChangesAsync(ct);
        }

        var known = await ops.Get<KnownMarketsQuery>().LoadAsync(ops.TenantId, ct);
        Assert.Equal(["CA", "NV", "958", "Elk Grove, CA", "Reno, NV"], known);
        Assert.All(known, place => Assert.NotNull(Market.Read(place)));
        Assert.True((await ops.ChooseMarketsAsync(ana)).Succeeded);
        Assert.Empty(await ops.FoundAsync("has:market"));
        Assert.Empty(await ops.Get<KnownMarketsQuery>().LoadAsync(await ops.Get<CreateTenant>().RunAsync("Delta Homes", ct), ct));
    }
}
