using OpsConsole.Core.Leads.Intake;
using OpsConsole.Core.Leads.Matching;

namespace OpsConsole.Tests.Leads.Matching;

/// <summary>Pairs as they come from people: harder than any public file has them.</summary>
public sealed class LeadMatcherTests
{
    private static readonly LeadInput oak = new()
    {
        Street = "1204 Oakmont Dr",
        City = "Sacramento",
        State = "CA",
        Zip = "95838",
        OwnerName = "Rosa Whitfield",
        OwnerPhone = "(916) 555-0134",
        OwnerEmail = "rosa.whitfield@example.com",
    };

    public static TheoryData<string, LeadInput, string> Alike => new()
    {
        { "another form of the phone", oak with { OwnerPhone = "1-916.555.0134 x12" }, "Same phone" },
        { "the street's type spelled out", oak with { Street = "1204 OAKMONT DRIVE" }, "Same street and number" },
        { "the street's type left out", oak with { Street = "1204 Oakmont" }, "Street nearly the same: 1204 Oakmont Dr / 1204 Oakmont" },
        { "a letter left out", oak with { Street = "1204 Oakmnt Dr" }, "Street nearly the same: 1204 Oakmont Dr / 1204 Oakmnt Dr" },
        { "two letters swapped", oak with { Street = "1204 Oakmotn Dr" }, "Street nearly the same: 1204 Oakmont Dr / 1204 Oakmotn Dr" },
        { "a direction left out", oak with { Street = "1204 N Oakmont Dr" }, "Street nearly the same: 1204 Oakmont Dr / 1204 N Oakmont Dr" },
        { "digits swapped", oak with { Street = "1024 Oakmont Dr" }, "House numbers 1204 and 1024 are one slip apart; same street" },
        { "a unit on one side", oak with { Street = "1204 Oakmont Dr Apt 5" }, "Same street and number, unit 5 on one side only" },
        { "no ZIP code", oak with { Zip = null }, "Same street and number" },
        { "a digit wrong in the ZIP code", oak with { Zip = "95833" }, "Same street and number; places SACRAMENTO 95838 and SACRAMENTO 95833" },
        { "another name of the city", oak with { City = "North Highlands" }, "Same street and number" },
        { "the name the other way round", oak with { OwnerName = "WHITFIELD, ROSA" }, "Same name" },
        { "a misspelt name", oak with { OwnerName = "Rosa Whitfeild" }, "Name nearly the same: Rosa Whitfield / Rosa Whitfeild" },
        { "an initial", oak with { OwnerName = "R. Whitfield" }, "Name nearly the same: Rosa Whitfield / R. Whitfield" },
        { "a digit wrong in the phone", oak with { OwnerPhone = "(916) 555-0135" }, "Phones differ by one slip" },
        { "where it is, in words", oak with { Street = "1204 Oakmont Dr near 5th St" }, "Same street and number" },
    };

    [Theory, MemberData(nameof(Alike), DisableDiscoveryEnumeration = true)]
    public void The_same_house_written_differently_is_found_with_its_reason(string how, LeadInput other, string reason)
    {
        Assert.NotEmpty(how);
        foreach (var score in BothWays(oak, other))
        {
            Assert.NotEqual(MatchVerdict.Different, score.Verdict);
            Assert.Equal(LeadMatcher.Compare(MatchFacts.Of(oak), MatchFacts.Of(other)).Points, score.Points);
        }

        Assert.Contains(reason, LeadMatcher.Compare(MatchFacts.Of(oak), MatchFacts.Of(other)).Reasons);
    }

    public static TheoryData<string, LeadInput> NearByAddressAlone => new()
    {
        { "a letter wrong", new() { Street = "1204 Oakmomt Dr", City = "Sacramento", State = "CA", Zip = "95838" } },
        { "a unit on one side", new() { Street = "1204 Oakmont Dr #7", City = "Sacramento", State = "CA", Zip = "95838" } },
        { "no ZIP code", new() { Street = "1204 Oakmont Dr", City = "Sacramento", State = "CA" } },
    };

    [Theory, MemberData(nameof(NearByAddressAlone), DisableDiscoveryEnumeration = true)]
    public void A_near_address_is_enough_when_nothing_else_is_known(string how, LeadInput other)
    {
        Assert.NotEmpty(how);
        var bare = oak with { OwnerName = null, OwnerPhone = null, OwnerEmail = null };

        Assert.All(BothWays(bare, other), score => Assert.NotEqual(MatchVerdict.Different, score.Verdict));
    }

    [Fact]
    public void A_shared_phone_is_shown_though_everything_else_differs()
    {
        var other = new LeadInput { Street = "7 Elm St", City = "Folsom", State = "CA", Zip = "95630", OwnerName = "Hank Ortega", OwnerPhone = "9165550134", OwnerEmail = "hank@example.org" };

        Assert.All(BothWays(oak, other), score => Assert.Equal(MatchVerdict.Perhaps, score.Verdict));
    }

    [Fact]
    public void A_phone_that_three_hundred_leads_carry_says_little()
    {
        var other = oak with { Street = "7 Elm St", OwnerName = "Hank Ortega", OwnerEmail = null };

        Assert.Equal(MatchVerdict.Different, LeadMatcher.Compare(MatchFacts.Of(oak), MatchFacts.Of(other), new(300, 0, 0)).Verdict);
    }

    [Fact]
    public void An_owners_second_house_is_perhaps_the_same_and_no_more() =>
        Assert.Equal(MatchVerdict.Perhaps, LeadMatcher.Compare(MatchFacts.Of(oak with { OwnerEmail = null }), MatchFacts.Of(oak with { Street = "88 Alder Ct", OwnerEmail = null })).Verdict);

    public static TheoryData<string, LeadInput> Others => new()
    {
        { "the house next door", oak with { Street = "1206 Oakmont Dr", OwnerName = "Hank Ortega", OwnerPhone = "9165550177", OwnerEmail = null } },
        { "swapped digits and another owner", oak with { Street = "1024 Oakmont Dr", OwnerName = "Hank Ortega", OwnerPhone = "9165550177", OwnerEmail = null } },
        { "another flat", oak with { Street = "1204 Oakmont Dr Apt 6", OwnerName = "Hank Ortega", OwnerPhone = "9165550177", OwnerEmail = null } },
        { "the same street in another town", oak with { City = "Reno", State = "NV", Zip = "89501", OwnerName = "Hank Ortega", OwnerPhone = null, OwnerEmail = null } },
        { "a namesake elsewhere", oak with { Street = "7 Elm St", City = "Folsom", Zip = "95630", OwnerPhone = "9165550177", OwnerEmail = null } },
        { "a numbered street with its digits swapped", oak with { Street = "1204 45th St", OwnerName = null, OwnerPhone = null, OwnerEmail = null } },
        { "nothing known", new() },
    };

    [Theory, MemberData(nameof(Others), DisableDiscoveryEnumeration = true)]
    public void What_only_resembles_it_is_left_alone(string how, LeadInput other)
    {
        Assert.NotEmpty(how);
        var one = how.StartsWith("another flat", StringComparison.Ordinal) ? oak with { Street = "1204 Oakmont Dr Apt 5" } : how.StartsWith("a numbered", StringComparison.Ordinal) ? oak with { Street = "1204 54th St" } : oak;

        Assert.All(BothWays(one, other), score => Assert.Equal(MatchVerdict.Different, score.Verdict));
    }

    private static IEnumerable<MatchScore> BothWays(LeadInput left, LeadInput right) =>
        [LeadMatcher.Compare(MatchFacts.Of(left), MatchFacts.Of(right)), LeadMatcher.Compare(MatchFacts.Of(right), MatchFacts.Of(left))];
}
