namespace OpsConsole.Tests.Leads.Addresses;

/// <summary>Streets put together at random from the words that make parsing hard; the same seed gives the same streets.</summary>
internal sealed class AddressSamples(int seed)
{
    private static readonly string[] Directions = ["", "", "N", "South", "E.", "west", "NE", "S.W.", "North East"];

    private static readonly string[] Names =
    [
        "Main", "High", "14th", "Fourteenth", "Twenty-First", "3", "101th", "O'Brien", "Tam O Shanter", "St. James", "Saint Clair", "La Rosa",
        "N", "East", "North", "Park", "Avenue B", "Avenue of the Americas", "Martin Luther King Jr", "MLK", "Rosa Parks", "Bay View",
        "US Highway 50", "State Route 39", "CR 12", "I-80 Frontage", "FM 544", "County Road A", "Old Highway 9", "Lower Lake", "Front", "Key Largo",
        "Beach 66", "East West", "Stanford Court", "Hwy 7 Business", "Dr Carter", "Unit", "Lot", "One Tree", "5415", "Business 40", "É́clair Straße", "Box Elder",
    ];

    private static readonly string[] Types = ["", "St", "Street", "AVE", "Avenue", "Blvd.", "Rd", "Drive", "Ct", "Way", "Loop", "Pkwy", "Park", "Hwy", "Vw", "Walk"];

    private static readonly string[] Units =
        ["", "", "", "Apt 5", "#5", "Unit 12-B", "Ste. 200", "2nd Floor", "Fl 3", "Bldg 3 Apt 5", "Rear", "PH", "No. 7", "4E", "211", "C-5", "PO Box 12", "# 1 SW", "Lot 9", "Unit HIGH"];

    private static readonly string[] Numbers = ["1", "12", "3526", "92-10", "123 1/2", "123½", "210-A", "N165 W2123", "24.5", "0123", "One", "4922 B", "12-14"];

    private readonly Random random = new(seed);

    public string Number() => Pick(Numbers);

    public string Rest() => string.Join(' ', new[] { Pick(Directions), Pick(Names), Pick(Types), Pick(Directions), Pick(Units) }.Where(part => part.Length > 0));

    public string Street() => $"{Number()} {Rest()}";

    /// <summary>Any characters at all, among them lone surrogates, controls and words that mean something.</summary>
    public string Noise()
    {
        var length = random.Next(0, 60);
        return string.Concat(Enumerable.Range(0, length).Select(_ => random.Next(6) switch
        {
            0 => ((char)random.Next(0, 0x10000)).ToString(),
            1 => ((char)random.Next(32, 127)).ToString(),
            2 => " ",
            3 => Pick(Names) + " ",
            4 => Pick(Units) + " ",
            _ => Pick(Types) + Pick([".", ",", "-", "#", "/", "'"]),
        }));
    }

    public string Pick(string[] from) => from[random.Next(from.Length)];

    public int Next(int below) => random.Next(below);
}
