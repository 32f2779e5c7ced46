using OpsConsole.Core.Leads.Addresses;

namespace OpsConsole.Tests.Leads.Addresses;

/// <summary>What real lists of addresses come to. The figures are floors found by running; a change that lowers one has made something worse.</summary>
public sealed class PublicAddressesTests
{
    [Fact]
    public void Sacramento_HasFourAddressesTwice()
    {
        var addresses = DataFolder.Rows("sacramento_sales/sacramento_transactions.csv")
            .Select(row => CanonicalAddress.From(row[0], row[1], row[3], row[2])).ToList();

        var twice = addresses.GroupBy(address => address.Key).Where(group => group.Count() > 1).Select(group => group.Key).Order();

        Assert.Equal(985, addresses.Count);
        Assert.Equal(["1223 LAMBERTON CIR|95838", "4734 14TH AVE|95820", "7 CRYSTALWOOD CIR|95648", "8306 CURLEW CT|95621"], twice);
        Assert.All(addresses, address => Assert.NotEqual("", address.HouseNumber));
    }

    [Fact]
    public void NewYork_SpellingsOfOneHouse_ShareAKey()
    {
        var rows = DataFolder.Rows("nyc_sales/nyc_sales_geocoded.csv").ToList();

        var merged = rows
            .Select(row => (Typed: row[17].Trim(), CanonicalAddress.From($"{row[17]} # {row[18]}", "New York", "NY", row[2]).Key))
            .GroupBy(row => row.Key)
            .Count(group => group.Select(row => row.Typed).Distinct().Count() > 1);

        Assert.True(merged >= 300, $"{merged} keys stand for several spellings");
    }

    // Component by component against people's labels; the rest are typing errors, intersections and lines with two addresses.
    [Theory]
    [InlineData("AddressNumber", 0.97)]
    [InlineData("StreetNamePostType", 0.90)]
    [InlineData("StreetNamePreDirectional", 0.90)]
    [InlineData("StreetNamePostDirectional", 0.83)]
    [InlineData("OccupancyIdentifier", 0.85)]
    [InlineData("USPSBoxID", 0.87)]
    public void Parts_AgreeWithPeoplesLabels(string label, double floor)
    {
        var (agree, all) = (0, 0);
        foreach (var row in DataFolder.Rows("addresses/usaddress_labeled.csv"))
        {
            var (words, labels) = (row[1].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), row[2].Split('|'));
            if (words.Length != labels.Length || labels.Contains("IntersectionSeparator"))
                continue;
            var street = words.Zip(labels).Where(word => IsOfStreet(word.Second)).ToList();
            var labelled = Folded(street.Where(word => word.Second == label).Select(word => word.First));
            if (labelled.Length == 0)
                continue;
            all++;
            if (Agrees(label, labelled, StreetLine.Read(AddressText.Words(string.Join(' ', street.Select(word => word.First))))))
                agree++;
        }

        Assert.True(agree >= floor * all, $"{agree} of {all}");
    }

    private static bool IsOfStreet(string label) =>
        label.StartsWith("AddressNumber", StringComparison.Ordinal) || label.StartsWith("Street", StringComparison.Ordinal)
        || label.StartsWith("Occupancy", StringComparison.Ordinal) || label.StartsWith("Subaddress", StringComparison.Ordinal)
        || label.StartsWith("USPS", StringComparison.Ordinal);

    private static bool Agrees(string label, string labelled, StreetLine line) => label switch
    {
        "AddressNumber" => line.Number == labelled.Replace(" ", "", StringComparison.Ordinal) || line.Number.StartsWith(labelled + " ", StringComparison.Ordinal) || (line.Number, labelled) is ("1", "ONE"),
        "StreetNamePostType" => line.Street.Type == StreetTypes.ShortFormOf(labelled.Split(' ')[^1]),
        "StreetNamePreDirectional" => line.Street.Before == Directionals.CodeOf(labelled.Split(' ')[0]),
        "StreetNamePostDirectional" => line.Street.Behind == Directionals.CodeOf(labelled.Replace(" ", "", StringComparison.Ordinal)),
        "USPSBoxID" => $"{line.Street} {line.Units.Text}".Contains($"BOX {labelled.Replace("# ", "", StringComparison.Ordinal)}", StringComparison.Ordinal),
        _ => EndsWithUnit(line.Units.Text, labelled),
    };

    private static bool EndsWithUnit(string units, string labelled)
    {
        var number = string.Concat(labelled.Split(' ').Where(word => word is not ("#" or "NO")).Select(word => Directionals.CodeOf(word) ?? word));
        var (ordinal, _) = OrdinalNumbers.Read([number], 0);
        return units.Replace(" ", "", StringComparison.Ordinal).EndsWith(ordinal?[..^2] ?? number, StringComparison.Ordinal);
    }

    private static string Folded(IEnumerable<string> words) => string.Join(' ', AddressText.Words(string.Join(' ', words)));
}
