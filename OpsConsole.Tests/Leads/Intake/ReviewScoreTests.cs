using OpsConsole.Core.Leads.Intake;

namespace OpsConsole.Tests.Leads.Intake;

public sealed class ReviewScoreTests
{
    [Fact]
    public void Score_IsAHundred_WhenAllIsKnownAndUrgent()
    {
        var score = ReviewScore.Of(SomeInputs.Complete with { Motivation = Motivation.Urgent });

        Assert.Equal(100, score.Points);
        Assert.Equal(score.Points, score.Parts.Sum(part => part.Points));
    }

    [Fact]
    public void Score_IsNothing_WhenNothingIsKnown()
    {
        var score = ReviewScore.Of(new());

        Assert.Equal(0, score.Points);
        Assert.Empty(score.Parts);
    }

    [Fact]
    public void Score_SaysWhatItIsMadeOf() =>
        Assert.Equal(
            [new("Motivation high", 30), new("Owner's phone", 8), new("Credible price", 25)],
            ReviewScore.Of(new() { Motivation = Motivation.High, OwnerPhone = "9165550134", AskingPriceCents = 200_000_00 }).Parts);

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
}
