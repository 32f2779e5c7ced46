using OpsConsole.Core.Partners;

namespace OpsConsole.Tests.Partners;

/// <summary>The rules of whose turn it is, over many made-up rotations.</summary>
public sealed class PartnerRotationTests
{
    private static readonly Territory everywhere = new(new HashSet<string>(), new HashSet<string>(), null);
    private static readonly RotationLead house = new("CA", "95838", 38.64, -121.44, 3);
    private static readonly IReadOnlySet<long> nobody = new HashSet<long>();

    [Fact]
    public void Everybody_stays_within_one_lead_of_the_ideal_share_after_each_lead()
    {
        var dice = new Random(20260504);
        for (var round = 0; round < 150; round++)
        {
            var partners = Enumerable.Range(1, dice.Next(1, 9)).Select(n => Partner(n, weight: dice.Next(4) == 0 ? dice.Next(1, 101) : dice.Next(1, 6))).ToList();
            double total = partners.Sum(partner => partner.Weight);
            var got = partners.ToDictionary(partner => partner.Id, _ => 0);
            for (var lead = 1; lead <= 300; lead++)
            {
                var choice = PartnerRotation.Choose(house, partners, nobody);
                got[choice.Partner!.Id]++;
                partners = After(partners, choice);
                Assert.All(partners, partner => Assert.True(
                    Math.Abs(got[partner.Id] - lead * partner.Weight / total) < 1 + 1e-9,
                    $"round {round}, lead {lead}: weights {string.Join(' ', partners.Select(one => one.Weight))}, {partner.Name} got {got[partner.Id]} of {lead * partner.Weight / total:0.00}"));
            }
        }
    }

    [Fact]
    public void Whatever_the_rules_only_somebody_who_may_take_it_is_chosen_and_each_other_is_told_why_not()
    {
        var dice = new Random(7);
        for (var round = 0; round < 3_000; round++)
        {
            var partners = Enumerable.Range(1, dice.Next(0, 7)).Select(n => Any(n, dice)).ToList();
            var lead = new RotationLead(Pick(dice, "CA", "NV", ""), Pick(dice, "95838", "89501", ""), dice.Next(3) == 0 ? null : 38.0 + dice.NextDouble(), -121.44, dice.Next(7) is var stars && stars == 0 ? null : Math.Min(stars, 5));
            HashSet<long> asked = [.. partners.Where(_ => dice.Next(4) == 0).Select(partner => partner.Id)];

            var choice = PartnerRotation.Choose(lead, partners, asked);

            Assert.Equal(partners.Where(partner => partner.Id != choice.Partner?.Id).Select(partner => partner.Name).Order(), choice.Skipped.Select(one => one.Name).Order());
            Assert.All(choice.Skipped, one => Assert.NotEmpty(one.Why));
            if (choice.Partner is not { } chosen)
            {
                Assert.All(partners, partner => Assert.False(MayTake(partner, lead, asked)));
                continue;
            }

            Assert.True(MayTake(chosen, lead, asked));
            Assert.Equal(partners.Where(partner => MayTake(partner, lead, asked)).Select(partner => partner.Id).Order(), choice.Credits.Keys.Order());
            Assert.Equal(chosen.Id, PartnerRotation.Choose(lead, [.. partners.AsEnumerable().Reverse()], asked).Partner!.Id);
        }
    }

    [Fact]
    public void Capacity_is_never_exceeded_and_the_rest_goes_to_the_others_then_to_nobody()
    {
        List<RotationPartner> partners = [Partner(1, weight: 5, capacity: 3), Partner(2, capacity: 4)];
        var got = new List<long?>();
        for (var lead = 0; lead < 9; lead++)
        {
            var choice = PartnerRotation.Choose(house, partners, nobody);
            got.Add(choice.Partner?.Id);
            partners = After(partners, choice);
        }

        Assert.Equal((3, 4, 2), (got.Count(id => id == 1), got.Count(id => id == 2), got.Count(id => id is null)));
        Assert.All(PartnerRotation.Choose(house, partners, nobody).Skipped, one => Assert.Contains("of this week", one.Why, StringComparison.Ordinal));
    }

    [Fact]
    public void Equal_partners_take_turns_in_their_order()
    {
        List<RotationPartner> partners = [Partner(3, place: 1), Partner(1, place: 2), Partner(2, place: 3)];
        var order = new List<long>();
        for (var lead = 0; lead < 6; lead++)
        {
            var choice = PartnerRotation.Choose(house, partners, nobody);
            order.Add(choice.Partner!.Id);
            partners = After(partners, choice);
        }

        Assert.Equal([3, 1, 2, 3, 1, 2], order);
    }

    [Fact]
    public void Each_reason_to_skip_somebody_has_its_own_words()
    {
        Assert.Equal("is paused", Why(Partner(1) with { IsActive = false }));
        Assert.Equal("its account cannot answer offers", Why(Partner(1) with { MayAnswer = false }));
        Assert.Equal("has its 2 of this week", Why(Partner(1, capacity: 2) with { TakenThisWeek = 2 }));
        Assert.Equal("takes leads from 4 stars, this one has 3", Why(Partner(1) with { LeastStars = 4 }));
        Assert.Equal("takes leads from 1 star, this one has none yet", Why(Partner(1) with { LeastStars = 1 }, house with { Stars = null }));
        Assert.Equal("CA is not among its states", Why(Partner(1) with { Territory = States("NV", "OR") }));
        Assert.Equal("95838 is not among its ZIPs", Why(Partner(1) with { Territory = Zips("95815") }));
        Assert.Equal("the lead has no ZIP", Why(Partner(1) with { Territory = Zips("95815") }, house with { Zip = "" }));
        Assert.Equal("the lead has no state", Why(Partner(1) with { Territory = States("CA") }, house with { State = "" }));
        Assert.Equal("the lead has no coordinates, so its distance from 95838 is unknown", Why(Partner(1) with { Territory = Around(10) }, house with { Latitude = null }));
        // One degree of latitude is 69.1 miles.
        Assert.Equal("69.1 miles from 95838, the limit is 10", Why(Partner(1) with { Territory = Around(10) }, house with { Latitude = 39.64 }));
        Assert.Equal("was offered this lead before", PartnerRotation.Choose(house, [Partner(1)], new HashSet<long> { 1 }).Skipped.Single().Why);
        Assert.Equal("No partner is set up.", PartnerRotation.Choose(house, [], nobody).Why);
    }

    [Fact]
    public void A_lead_lies_in_a_territory_by_its_state_or_its_ZIP_or_its_place()
    {
        var both = new Territory(new HashSet<string> { "NV" }, new HashSet<string> { "95838" }, new Circle("Sacramento", 38.58, -121.49, 20));

        Assert.Null(both.WhyNot(house with { State = "NV", Zip = "", Latitude = null }));
        Assert.Null(both.WhyNot(house with { Latitude = null }));
        Assert.Null(both.WhyNot(house with { Zip = "" }));
        Assert.NotNull(both.WhyNot(house with { Zip = "", Latitude = 45 }));
        Assert.Null(everywhere.WhyNot(new RotationLead("", "", null, null, null)));
    }

    private static bool MayTake(RotationPartner partner, RotationLead lead, HashSet<long> asked) =>
        partner.IsActive && partner.MayAnswer && !asked.Contains(partner.Id) && (partner.WeeklyCapacity is not { } most || partner.TakenThisWeek < most)
        && (lead.Stars ?? 0) >= partner.LeastStars && partner.Territory.WhyNot(lead) is null;

    private static List<RotationPartner> After(List<RotationPartner> partners, RotationChoice choice) =>
    [
        .. partners.Select(partner => choice.Credits.TryGetValue(partner.Id, out var credit)
            ? partner with { Credit = credit, TakenThisWeek = partner.TakenThisWeek + (partner.Id == choice.Partner!.Id ? 1 : 0) }
            : partner),
    ];

    private static string Why(RotationPartner partner, RotationLead? lead = null) => PartnerRotation.Choose(lead ?? house, [partner], nobody).Skipped.Single().Why;

    private static RotationPartner Any(int n, Random dice) => Partner(n, dice.Next(1, 10), dice.Next(3) == 0 ? dice.Next(1, 4) : null, dice.Next(1, 5)) with
    {
        IsActive = dice.Next(4) > 0,
        MayAnswer = dice.Next(6) > 0,
        TakenThisWeek = dice.Next(4),
        LeastStars = dice.Next(2) == 0 ? 0 : dice.Next(6),
        Credit = dice.Next(-30, 31),
        Territory = dice.Next(4) switch { 0 => States("CA"), 1 => Zips("95838", "89501"), 2 => Around(30), _ => everywhere },
    };

    private static RotationPartner Partner(int n, int weight = 1, int? capacity = null, int? place = null) =>
        new(n, 100 + n, $"Partner {n}", place ?? n, true, true, weight, capacity, 0, everywhere, 0, 0);

    private static Territory States(params string[] states) => everywhere with { States = states.ToHashSet() };

    private static Territory Zips(params string[] zips) => everywhere with { Zips = zips.ToHashSet() };

    private static Territory Around(int miles) => everywhere with { Circle = new Circle("95838", 38.64, -121.44, miles) };

    private static string Pick(Random dice, params string[] choices) => choices[dice.Next(choices.Length)];
}
