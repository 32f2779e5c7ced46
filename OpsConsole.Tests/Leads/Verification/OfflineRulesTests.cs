using OpsConsole.Core.Leads.Addresses;
using OpsConsole.Core.Leads.Verification;
using OpsConsole.Tests.Leads.Addresses;

namespace OpsConsole.Tests.Leads.Verification;

public sealed class OfflineRulesTests
{
    [Theory]
    [InlineData("(916) 555-0134", true, "Its form is right.")]
    [InlineData("+44 20 7946 0958", false, "It is a number of another country.")]
    [InlineData("916-555-013", false, "It has not the form of a US number.")]
    [InlineData(" ", false, "There is no number.")]
    public void A_number_is_judged_by_its_form(string text, bool plausible, string words) => Assert.Equal(new FormatVerdict(plausible, words), OfflineRules.Phone(text));

    [Theory]
    [InlineData("3526 High St", "Sacramento", "CA", "95838", true)]
    [InlineData("PO Box 12", "Galt", "CA", "", true)]
    [InlineData("High St", "Sacramento", "CA", "95838", false)]
    [InlineData("3526 High St", "", "CA", "", false)]
    [InlineData("3526 High St", "Sacramento", "Atlantis", "95838", false)]
    [InlineData("", "", "", "", false)]
    public void An_address_is_judged_by_its_form(string street, string city, string state, string zip, bool plausible) =>
        Assert.Equal(plausible, OfflineRules.Address(new(street, city, state, zip)).IsPlausible);

    /// <summary>Numbers of every country as the world's numbering plans have them: ours pass, and of others none that says whose it is.</summary>
    [Fact]
    public void Of_the_worlds_numbers_those_of_our_plan_pass()
    {
        var (ours, theirs, wrong) = (0, 0, new List<string>());
        foreach (var row in DataFolder.Rows("contact/phone_examples.csv"))
        {
            var (country, code, type, national) = (row[0], row[1], row[2], row[3]);
            if (code.Length == 0 || !code.All(char.IsAsciiDigit))
                continue;
            var verdict = OfflineRules.Phone($"+{code}{national}");
            // Short numbers that are dialled inside one company or country only are no ten digits.
            var isOurs = code == "1" && national.Length == 10;
            ours += isOurs ? 1 : 0;
            theirs += code == "1" ? 0 : 1;
            if (verdict.IsPlausible != isOurs)
                wrong.Add($"{country} {type} +{code}{national}: {verdict.Words}");
        }

        Assert.True(ours > 80 && theirs > 900, $"{ours} ours, {theirs} theirs");
        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    /// <summary>Real addresses, with the place of a real ZIP: whatever has a house number, a street, a state and a ZIP has the form.</summary>
    [Fact]
    public void Real_addresses_with_a_number_and_a_real_place_have_the_form()
    {
        var places = DataFolder.Rows("us_geo/uszips.csv").Where((_, n) => n % 40 == 0).Select(row => (Zip: row[0], City: row[3], State: row[4])).Where(place => UsStates.CodeOf(place.State) is not null).ToList();
        var (seen, wrong) = (0, new List<string>());
        foreach (var row in DataFolder.Rows("addresses/usaddress_labeled.csv"))
        {
            var labels = row[2].Split('|');
            if (labels[0] != "AddressNumber" || labels.Any(label => label is not ("AddressNumber" or "StreetName" or "StreetNamePostType" or "StreetNamePreDirectional" or "StreetNamePostDirectional")) || !row[1].Split(' ')[0].All(char.IsAsciiDigit))
                continue;
            var place = places[seen++ % places.Count];
            if (OfflineRules.Address(new(row[1], place.City, place.State, place.Zip)) is { IsPlausible: false } refused)
                wrong.Add($"{row[1]}, {place}: {refused.Words}");
        }

        Assert.True(seen > 100, $"{seen} addresses");
        Assert.True(wrong.Count <= seen / 100, string.Join(Environment.NewLine, wrong));
    }
}
