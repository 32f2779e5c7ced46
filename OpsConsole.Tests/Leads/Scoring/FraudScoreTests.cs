using OpsConsole.Core.Leads.Scoring;
using OpsConsole.Core.Leads.Verification;

namespace OpsConsole.Tests.Leads.Scoring;

public sealed class FraudScoreTests
{
    private static readonly FraudRules usual = new(40, 40, 2, 50, 25, 4, 30, 20, TimeSpan.FromHours(1), 35, 35, 20, 25, 45, 60, false);
    private static readonly MarketView market = new(20_000_000, "95838", 0, 0, null);

    /// <summary>Every sign by itself, with its weight.</summary>
    private static readonly (string Key, int Weight, Func<FraudFacts, FraudFacts> Shown)[] signs =
    [
        ("phone-names:+19165550134", 40, facts => facts with { Phone = "+19165550134", PhoneOwners = 2 }),
        ("email-names:rosa@example.com", 40, facts => facts with { Email = "rosa@example.com", EmailOwners = 2 }),
        ("photo:aa", 50, facts => facts with { Twins = [new("aa", 7), new("aa", 9)] }),
        ("price", 25, facts => facts with { PriceCents = 80_000_001 }),
        ("burst", 30, facts => facts with { Burst = 20 }),
        ("phone-invalid:+19165550134", 35, facts => facts with { Phone = "+19165550134", PhoneIsValid = false }),
        ("phone-voip:+19165550134", 20, facts => facts with { Phone = "+19165550134", PhoneLine = PhoneLine.NonFixedVoip }),
        ("phone-abroad:+19165550134", 25, facts => facts with { Phone = "+19165550134", PhoneCountry = "CA" }),
        ("address:9 Oak", 45, facts => facts with { Address = "9 Oak", AddressIsMissing = true }),
    ];

    private static readonly FraudFacts clean = new() { PriceCents = 20_000_000, Market = market };

    [Fact]
    public void A_clean_lead_has_none() => Assert.Equal((0, 0), (FraudScore.Of(clean, usual).Points, FraudScore.Of(clean, usual).Signals.Count));

    [Fact]
    public void Each_sign_counts_by_its_weight_and_says_what_it_is()
    {
        foreach (var (key, weight, shown) in signs)
        {
            var score = FraudScore.Of(shown(clean), usual);
            var signal = Assert.Single(score.Signals);
            Assert.Equal((key, weight, weight), (signal.Key, signal.Weight, score.Points));
            Assert.EndsWith(".", signal.Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("x@mailinator.com", 35)]
    [InlineData("x@eu.Mailinator.com", 35)]
    [InlineData("x@notmailinator.com", 0)]
    [InlineData("mailinator.com@example.com", 0)]
    public void A_disposable_address_is_a_sign_and_one_that_looks_like_it_is_none(string email, int points) =>
        Assert.Equal(points, FraudScore.Of(clean with { Email = email }, usual).Points);

    [Theory]
    [InlineData(5_000_000, 0)]
    [InlineData(4_999_999, 25)]
    [InlineData(80_000_000, 0)]
    [InlineData(80_000_001, 25)]
    public void A_price_is_far_off_beyond_so_many_times_or_that_part_of_its_market(long price, int points) =>
        Assert.Equal(points, FraudScore.Of(clean with { PriceCents = price }, usual).Points);

    [Fact]
    public void Signs_count_together_as_if_they_were_independent() =>
        Assert.Equal(79, FraudScore.Of(signs[0].Shown(signs[6].Shown(signs[8].Shown(clean))) with { PhoneLine = PhoneLine.Mobile, PhoneIsValid = false }, usual).Points);

    [Fact]
    public void A_sign_whose_weight_is_nothing_is_not_mentioned() =>
        Assert.Empty(FraudScore.Of(clean with { Burst = 20 }, usual with { Burst = 0 }).Signals);

    [Fact]
    public void Whatever_the_weights_the_score_lies_between_0_and_100_and_no_sign_lowers_it()
    {
        var dice = new Random(20261121);
        for (var round = 0; round < 3_000; round++)
        {
            int W() => dice.Next(101);
            var rules = new FraudRules(W(), W(), 2, W(), W(), 4, W(), 20, TimeSpan.FromHours(1), W(), W(), W(), W(), W(), 60, false);
            var facts = signs.Where(_ => dice.Next(3) == 0).Aggregate(clean, (some, sign) => sign.Shown(some));
            var before = FraudScore.Of(facts, rules).Points;

            Assert.InRange(before, 0, 100);
            foreach (var (key, _, shown) in signs)
                Assert.True(FraudScore.Of(shown(facts), rules).Points >= before, $"{key} lowers {before} of {facts} with {rules}");
        }
    }
}
