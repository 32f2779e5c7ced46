using OpsConsole.Core.Leads.Addresses;

namespace OpsConsole.Tests.Leads.Addresses;

public sealed class CanonicalAddressPropertyTests
{
    private const int Rounds = 10_000;

    [Fact]
    public void Canonical_AgainCanonical_ChangesNothing()
    {
        var samples = new AddressSamples(1);
        for (var i = 0; i < Rounds; i++)
        {
            var street = i % 2 == 0 ? samples.Street() : samples.Noise();
            var city = i % 3 == 0 ? samples.Noise() : "St. Paul Hts";
            var once = CanonicalAddress.From(street, city, "Calif.", "95838-0001");
            var twice = CanonicalAddress.From($"{once.Street} {once.Unit}", once.City, once.State, once.Zip);

            Assert.True(
                (once.Street, once.Unit, once.City, once.State, once.Zip, once.Key, once.PlaceKey)
                == (twice.Street, twice.Unit, twice.City, twice.State, twice.Zip, twice.Key, twice.PlaceKey),
                $"[{street}] [{city}]\n{once}\n{twice}");
        }
    }

    [Fact]
    public void Display_AgainDisplayed_ChangesNothing()
    {
        var samples = new AddressSamples(2);
        for (var i = 0; i < Rounds; i++)
        {
            var street = i % 2 == 0 ? samples.Street().ToUpperInvariant() : samples.Noise();
            var once = CanonicalAddress.From(street, "", "", "").DisplayStreet;

            Assert.Equal(once, CanonicalAddress.From(once, "", "", "").DisplayStreet);
        }
    }

    [Fact]
    public void Key_DoesNotMind_CaseSpacingAndPunctuation()
    {
        var samples = new AddressSamples(3);
        for (var i = 0; i < Rounds; i++)
        {
            var street = samples.Street();
            var sloppy = Sloppy(street, samples);

            Assert.True(Key(street) == Key(sloppy), $"[{street}] {Key(street)}\n[{sloppy}] {Key(sloppy)}");
        }
    }

    [Fact]
    public void Key_TellsHouseNumbersApart()
    {
        var samples = new AddressSamples(4);
        for (var i = 0; i < Rounds; i++)
        {
            var rest = samples.Rest();
            var one = 1 + samples.Next(20_000);
            var other = 1 + samples.Next(20_000);

            Assert.True(one == other || Key($"{one} {rest}") != Key($"{other} {rest}"), $"{one} / {other} {rest}");
        }
    }

    [Fact]
    public void Key_TellsLeadingFromTrailingDirections()
    {
        var samples = new AddressSamples(5);
        for (var i = 0; i < 2_000; i++)
        {
            var direction = samples.Pick(["N", "South", "E", "West", "NE", "Southwest"]);
            var name = samples.Pick(["Main", "Oak", "14th", "La Rosa", "Park View"]);

            Assert.NotEqual(Key($"{i} {direction} {name} St"), Key($"{i} {name} St {direction}"));
        }
    }

    [Fact]
    public void From_Anything_NeverThrows_AndStaysBounded()
    {
        var samples = new AddressSamples(6);
        for (var i = 0; i < Rounds; i++)
        {
            var address = CanonicalAddress.From(samples.Noise(), samples.Noise(), samples.Noise(), samples.Noise());

            Assert.InRange(address.Key.Length, 1, CanonicalAddress.KeyLength);
            Assert.InRange(address.PlaceKey.Length, 1, CanonicalAddress.KeyLength);
            Assert.True(address.Street.Length <= 1_000 && address.DisplayStreet.Length <= 250 && address.City.Length <= 100 && address.State.Length <= 30);
            Assert.Equal(address.Key, address.Key.ToUpperInvariant());
        }
    }

    private static string Key(string street) => CanonicalAddress.From(street, "Sacramento", "CA", "95838").Key;

    private static string Sloppy(string street, AddressSamples samples)
    {
        var words = street.Split(' ').Select(word => samples.Next(4) switch
        {
            0 => word.ToUpperInvariant(),
            1 => word.ToLowerInvariant(),
            2 when char.IsLetter(word[^1]) => word + samples.Pick([".", ",", ";", " ,"]),
            _ => word,
        });
        return samples.Pick(["", "  ", "\t"]) + string.Join(samples.Pick([" ", "  ", "\t "]), words) + samples.Pick(["", " ", "."]);
    }
}
