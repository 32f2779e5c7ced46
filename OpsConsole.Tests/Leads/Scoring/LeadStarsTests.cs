using OpsConsole.Core.Leads.Intake;
using OpsConsole.Core.Leads.Scoring;
using OpsConsole.Core.Leads.Verification;
using OpsConsole.Tests.Leads.Intake;

namespace OpsConsole.Tests.Leads.Scoring;

public sealed class LeadStarsTests
{
    private static readonly StarWeights usual = new(35, 25, 25, 15, 5, 1_024, 3, 90);

    private static readonly StarFacts best = new()
    {
        Facts = SomeInputs.Complete,
        PhoneCheck = CheckState.Yes,
        AddressCheck = CheckState.Yes,
        Ticked = 4,
        Photos = 3,
        LargePhotos = 3,
        PhotosAreCurrent = true,
        Decided = 20,
        Approved = 20,
    };

    [Fact]
    public void Five_stars_for_a_lead_of_which_nothing_is_missing_and_nothing_would_raise_them()
    {
        var stars = LeadStars.Of(best, usual);

        Assert.Equal((5, 100), (stars.Stars, stars.Parts.Sum(part => part.Points)));
        Assert.All(stars.Parts, part => Assert.Null(part.Raise));
    }

    [Fact]
    public void One_star_for_a_lead_of_which_nothing_is_known() =>
        Assert.Equal(1, LeadStars.Of(new() { Facts = new(), PhoneCheck = CheckState.No, AddressCheck = CheckState.No, Decided = 9 }, usual).Stars);

    [Fact]
    public void It_says_what_would_raise_it()
    {
        var parts = LeadStars.Of(
            best with { Facts = SomeInputs.Complete with { Beds = null, OwnerEmail = null }, PhoneCheck = CheckState.No, AddressCheck = CheckState.NotYet, Photos = 1, LargePhotos = 1, Approved = 12 }, usual).Parts;

        Assert.Equal(
            [
                "Correct the owner's phone: there is no such number. The address is not verified yet.", "Add 2 more photos.",
                "Give the owner's e-mail and beds.", "It grows with each lead of the agent that is approved.",
            ],
            parts.Select(part => part.Raise));
    }

    [Fact]
    public void An_agent_with_few_decided_leads_is_neither_good_nor_bad()
    {
        int Of(int decided, int approved) => LeadStars.Of(best with { Decided = decided, Approved = approved }, usual).Parts[^1].Points;

        Assert.Equal((8, 8, 8), (Of(0, 0), Of(4, 4), Of(4, 0)));
        Assert.Equal((0, 15), (Of(5, 0), Of(5, 5)));
    }

    [Fact]
    public void Whatever_the_weights_there_are_one_to_five_and_nothing_that_is_better_takes_one_away()
    {
        var dice = new Random(20261121);
        for (var round = 0; round < 3_000; round++)
        {
            var weights = new StarWeights(dice.Next(101), dice.Next(101), dice.Next(101), dice.Next(101), dice.Next(1, 20), 1_024, dice.Next(5), 90);
            var (photos, decided) = (dice.Next(6), dice.Next(30));
            var facts = new StarFacts
            {
                Facts = SomeInputs.Complete with { Beds = Maybe(2), YearBuilt = Maybe(1962), OwnerEmail = dice.Next(2) == 0 ? null : "rosa@example.com", AskingPriceCents = Maybe(5_922_200L) },
                PhoneCheck = Any<CheckState>(),
                AddressCheck = Any<CheckState>(),
                Ticked = dice.Next(5),
                Photos = photos,
                LargePhotos = dice.Next(photos + 1),
                PhotosAreCurrent = dice.Next(2) == 0,
                Decided = decided,
                Approved = dice.Next(decided + 1),
            };
            var before = LeadStars.Of(facts, weights);

            Assert.InRange(before.Stars, 1, LeadStars.Most);
            foreach (var better in Better(facts))
                Assert.True(LeadStars.Of(better, weights).Stars >= before.Stars, $"{facts} with {weights} had {before.Stars}; {better} has fewer");
        }

        T? Maybe<T>(T value) where T : struct => dice.Next(2) == 0 ? null : value;
        T Any<T>() where T : struct, Enum => Enum.GetValues<T>()[dice.Next(Enum.GetValues<T>().Length)];
    }

    private static IEnumerable<StarFacts> Better(StarFacts facts)
    {
        yield return facts with { Facts = SomeInputs.Complete };
        yield return facts with { PhoneCheck = CheckState.Yes };
        yield return facts with { AddressCheck = CheckState.Yes };
        if (facts.PhoneCheck == CheckState.No)
            yield return facts with { PhoneCheck = CheckState.NotYet };
        yield return facts with { Ticked = Math.Min(LeadChecklists.Items.Count, facts.Ticked + 1) };
        yield return facts with { Photos = facts.Photos + 1 };
        yield return facts with { Photos = facts.Photos + 1, LargePhotos = facts.LargePhotos + 1 };
        yield return facts with { LargePhotos = facts.Photos };
        yield return facts with { PhotosAreCurrent = true };
        if (facts.Approved < facts.Decided)
            yield return facts with { Approved = facts.Approved + 1 };
    }
}
