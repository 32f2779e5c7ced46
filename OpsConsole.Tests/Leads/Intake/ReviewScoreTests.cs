using OpsConsole.Core.Leads.Intake;
using OpsConsole.Core.Leads.Scoring;

namespace OpsConsole.Tests.Leads.Intake;

public sealed class ReviewScoreTests
{
    private static readonly MarketView busy = new(3_000_000, "95838", 9, 10, "95838");
    private static readonly LeadInput best = SomeInputs.Complete with { Motivation = Motivation.Urgent, AskingPriceCents = 6_000_000 };

    [Fact]
    public void Score_IsAHundred_WhenEverythingSpeaksForALead()
    {
        var score = ReviewScore.Of(best, busy with { Sold = 10 }, 30, PriorityWeights.Usual);

        Assert.Equal(100, score.Points);
        Assert.Equal(score.Points, score.Parts.Sum(part => part.Points));
        Assert.All(score.Parts, part => Assert.Equal(part.Most, part.Points));
    }

    [Fact]
    public void Score_IsThatOfThePlaceAlone_WhenNothingIsKnown()
    {
        var score = ReviewScore.Of(new());

        Assert.Equal([0, 0, 8, 0, 0], score.Parts.Select(part => part.Points));
    }

    [Fact]
    public void Score_SaysWhatItIsMadeOf() =>
        Assert.Equal(
            [
                new("Motivation high", 30, 40), new("Price 2.0 times the middle of 95838", 25, 25), new("9 of 10 leads of 95838 were sold in time", 14, 15),
                new("Here for 7 days or more", 10, 10), new("2 of 10 facts are known", 2, 10),
            ],
            ReviewScore.Of(new() { Motivation = Motivation.High, OwnerPhone = "9165550134", AskingPriceCents = 6_000_000 }, busy, 9, PriorityWeights.Usual).Parts);

    [Fact]
    public void Score_RisesWithMotivation() =>
        Assert.Equal(
            Enum.GetValues<Motivation>(),
            Enum.GetValues<Motivation>().OrderBy(motivation => ReviewScore.Of(SomeInputs.Complete with { Motivation = motivation }).Points));

    [Fact]
    public void Score_DoesNotHoldMissingBedsAgainstLand() =>
        Assert.Equal(
            ReviewScore.Of(SomeInputs.Complete).Points,
            ReviewScore.Of(SomeInputs.Complete with { PropertyType = PropertyType.Land, Beds = null, Baths = null, YearBuilt = null }).Points);

    [Fact]
    public void Whatever_the_weights_a_score_lies_between_0_and_100_and_falls_with_nothing_that_speaks_for_a_lead()
    {
        var dice = new Random(20261121);
        for (var round = 0; round < 2_000; round++)
        {
            var weights = new PriorityWeights(dice.Next(101), dice.Next(101), dice.Next(101), dice.Next(101), dice.Next(101), dice.Next(1, 30));
            var input = SomeInputs.Complete with { Motivation = Any<Motivation>(), AskingPriceCents = dice.Next(4) == 0 ? null : dice.NextInt64(4_000_000, 40_000_000), Beds = dice.Next(2) == 0 ? null : 2 };
            var market = dice.Next(3) == 0 ? MarketView.Unknown : new(dice.NextInt64(4_000_000, 40_000_000), "95838", dice.Next(11), 10, "95838");
            var days = dice.Next(40);

            var before = ReviewScore.Of(input, market, days, weights).Points;

            Assert.InRange(before, 0, 100);
            Assert.True(ReviewScore.Of(input, market, days + dice.Next(9), weights).Points >= before);
            Assert.True(ReviewScore.Of(input with { Beds = 2 }, market, days, weights).Points >= before);
            if (input.Motivation < Motivation.Urgent)
                Assert.True(ReviewScore.Of(input with { Motivation = input.Motivation + 1 }, market, days, weights).Points >= before);
            if (input.AskingPriceCents is { } price)
                Assert.True(ReviewScore.Of(input with { AskingPriceCents = price + dice.Next(1_000_000) }, market, days, weights).Points >= before);
            if (market.Demand is not null)
                Assert.True(ReviewScore.Of(input, market with { Sold = Math.Min(10, market.Sold + 1) }, days, weights).Points >= before);
        }

        T Any<T>() where T : struct, Enum => Enum.GetValues<T>()[dice.Next(Enum.GetValues<T>().Length)];
    }
}
