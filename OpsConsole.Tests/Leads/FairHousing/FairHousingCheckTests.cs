using System.Text.RegularExpressions;
using OpsConsole.Core.Leads.FairHousing;
using OpsConsole.Core.Leads.Intake;
using OpsConsole.Tests.Architecture;

namespace OpsConsole.Tests.Leads.FairHousing;

public sealed class FairHousingCheckTests
{
    [Theory,
     InlineData("Nice home. No children, please.", "No children", ProtectedClass.FamilialStatus, true),
     InlineData("ADULTS ONLY building", "ADULTS ONLY", ProtectedClass.FamilialStatus, true),
     InlineData("Kids not allowed here", "Kids not allowed", ProtectedClass.FamilialStatus, true),
     InlineData("perfect for a couple", "perfect for a couple", ProtectedClass.FamilialStatus, false),
     InlineData("great for empty-nesters", "empty-nesters", ProtectedClass.FamilialStatus, false),
     InlineData("in a white neighborhood", "white neighborhood", ProtectedClass.RaceOrColor, true),
     InlineData("Integrated area", "Integrated area", ProtectedClass.RaceOrColor, false),
     InlineData("Christian buyers preferred", "Christian buyers", ProtectedClass.Religion, true),
     InlineData("no Mexicans", "no Mexicans", ProtectedClass.NationalOrigin, true),
     InlineData("Must speak English", "Must speak English", ProtectedClass.NationalOrigin, true),
     InlineData("females only", "females only", ProtectedClass.Sex, true),
     InlineData("No wheelchairs", "No wheelchairs", ProtectedClass.Disability, true),
     InlineData("able-bodied buyers", "able-bodied", ProtectedClass.Disability, true),
     InlineData("No service animals", "No service animals", ProtectedClass.Disability, true),
     InlineData("55+ community", "55+ community", ProtectedClass.FamilialStatus, false),
     InlineData("no ch\u200Bildren", "no ch\u200Bildren", ProtectedClass.FamilialStatus, true)]
    public void Words_about_who_may_live_there_are_found_where_they_stand(string text, string words, ProtectedClass group, bool isStrong)
    {
        var found = Assert.Single(FairHousingCheck.Law.Find(text));

        Assert.Equal((words, group, isStrong), (found.Words, found.Class, found.IsStrong));
        Assert.Equal(words, text.Substring(found.Start, found.Length));
        Assert.NotEmpty(found.Why);
        Assert.NotEmpty(found.Suggestion);
    }

    [Theory,
     InlineData("Master bedroom, family room and a mother-in-law suite, within walking distance of the park."),
     InlineData("Single-family home with white kitchen cabinets, black granite counters and Mexican tile."),
     InlineData("Wheelchair ramp, handicapped parking, no smoking, no pets, quiet street."),
     InlineData("Near the Catholic school; walk to the bus. Desirable neighborhood, great view."),
     InlineData("The elderly owner moves to her children in Reno. Divorce; the wife keeps the kids' room furniture."),
     InlineData("Owner inherited it with two sisters, all men and women of the family agree to sell."),
     InlineData("No HOA, no garage, adult children want it sold. Indian Creek Drive, American River."),
     InlineData("The couple has no children and no family nearby."), InlineData(""), InlineData("   ")]
    public void What_describes_a_house_or_its_seller_is_not(string text) => Assert.Empty(FairHousingCheck.Law.Find(text));

    [Fact]
    public void Several_are_told_in_their_order_and_none_twice()
    {
        var found = FairHousingCheck.Law.Find("No kids. Perfect for a young couple. Whites only! No wheelchairs.");

        Assert.Equal(["No kids", "Perfect for a young couple", "Whites only", "No wheelchairs"], found.Select(one => one.Words));
    }

    /// <summary>Allowed phrases in any order, with whatever plain words between, are never marked.</summary>
    [Fact]
    public void Allowed_phrases_are_never_marked()
    {
        var chance = new Random(3604);
        string[] plain = ["with", "and", "a", "new", "roof,", "near", "2", "sunny", ".", "big", "yard;", "the"];
        for (var round = 0; round < 5_000; round++)
        {
            var text = string.Join(' ', Enumerable.Range(0, chance.Next(1, 6)).SelectMany(_ => new[] { plain[chance.Next(plain.Length)], AllowedPhrase(chance) }));
            Assert.True(FairHousingCheck.Law.Find(text).Count == 0, text);
        }
    }

    /// <summary>Any letters at all give findings that lie within the text, in order, apart from each other.</summary>
    [Fact]
    public void Whatever_the_text_is_findings_lie_within_it_and_apart()
    {
        var chance = new Random(42);
        string[] words = ["no", "children", "only", "adults", "white", "master", "bedroom", "for", "perfect", "a", "couple", "english", "must", "speak", "’", "\u200B", "\uD83C", "é", "55+", "+", "-", "\n", "İ"];
        for (var round = 0; round < 10_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, chance.Next(30)).Select(_ => words[chance.Next(words.Length)] + (chance.Next(4) > 0 ? " " : "")));
            var end = 0;
            foreach (var found in FairHousingCheck.Law.Find(text))
            {
                Assert.True(found.Start >= end && found.Length > 0, text);
                end = found.Start + found.Length;
                Assert.True(end <= text.Length, text);
                Assert.Equal(text.Substring(found.Start, found.Length), found.Words);
            }
        }
    }

    [Fact]
    public void Every_rule_finds_what_it_is_for()
    {
        foreach (var rule in FairHousingWords.Rules)
        {
            var text = string.Join(' ', rule.Pattern.Split(' ').Select(place => place.TrimEnd('?').Split('|')[0]));
            Assert.True(FairHousingCheck.Law.Find(text).Count > 0, text);
        }
    }

    [Fact]
    public void The_page_about_it_names_every_rule()
    {
        var page = SourceTree.Read("docs/fair-housing.md");
        Assert.All(FairHousingWords.Rules, rule => Assert.Contains(rule.Pattern, page, StringComparison.Ordinal));
    }

    [Fact]
    public void A_lead_with_such_words_is_doubted_and_one_without_is_not()
    {
        Assert.True(DoubtJudge.Judge(new LeadInput { MotivationNote = "Perfect for a couple" }).HasFlag(LeadDoubts.FairHousing));
        Assert.False(DoubtJudge.Judge(new LeadInput { MotivationNote = "Family room, walking distance to the park" }).HasFlag(LeadDoubts.FairHousing));
    }

    private static string AllowedPhrase(Random chance)
    {
        var places = FairHousingWords.Allowed[chance.Next(FairHousingWords.Allowed.Count)].Split(' ');
        return string.Join(chance.Next(4) == 0 && places.Length > 1 ? "-" : " ", places.Select(place => place.TrimEnd('?').Split('|') is var choices ? choices[chance.Next(choices.Length)] : ""));
    }
}
