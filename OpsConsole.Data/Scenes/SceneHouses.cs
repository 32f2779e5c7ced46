using System.Globalization;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Addresses;
using OpsConsole.Core.Leads.Intake;

namespace OpsConsole.Data.Scenes;

/// <summary>Makes up houses and their owners, the same ones every time for the same seed. No address repeats within a scene.</summary>
internal sealed class SceneHouses(int seed)
{
    private static readonly (string City, string Zip, double Latitude, double Longitude)[] places =
    [
        ("Sacramento", "95838", 38.64, -121.44), ("Sacramento", "95823", 38.47, -121.44), ("Sacramento", "95815", 38.61, -121.44),
        ("Rio Linda", "95673", 38.69, -121.45), ("Elk Grove", "95624", 38.42, -121.36), ("Citrus Heights", "95621", 38.69, -121.31),
        ("Folsom", "95630", 38.67, -121.15), ("Carmichael", "95608", 38.63, -121.33), ("Galt", "95632", 38.26, -121.30),
        ("Roseville", "95678", 38.76, -121.29), ("Rancho Cordova", "95670", 38.60, -121.28), ("Wilton", "95693", 38.41, -121.23),
    ];

    // Each with the pace at which its house numbers go round: prime to their count, so that a number comes back only after all others.
    private static readonly (string Name, int Pace)[] streets =
    [
        ("Alder Creek Rd", 3371), ("Kestrel Pl", 6143), ("Sutter Mill Rd", 2729), ("Beacon St", 8089), ("Rosewood Ave", 5519), ("Elkhorn Blvd", 4003), ("Larkmead Way", 7321),
        ("Fennel Ct", 1873), ("Upland Dr", 9161), ("Mission Ave", 4517), ("Dunmore Ave", 6661), ("Tamarack Way", 2311), ("Garnet Dr", 8377), ("Palmetto St", 3767),
        ("Whitney Ave", 5881), ("Hollis Ln", 1429), ("Northgate Blvd", 7549), ("Iron Gate Rd", 6373), ("Quail Hollow Dr", 2143), ("Vineyard Ln", 9433), ("Cobalt Way", 4871),
        ("Orchard Ln", 3529), ("Yarrow Ct", 8221), ("Juniper Cir", 5231), ("Marconi Ave", 2957), ("Stockton Blvd", 7001), ("Old Placerville Rd", 6047), ("Winding Way", 1667), ("Sunrise Blvd", 8609),
        ("Fruitridge Rd", 4253), ("San Juan Ave", 5701),
    ];

    private const int FirstNumber = 103;
    private const int Numbers = 9_733;

    private static readonly string[] firstNames =
        ["Guadalupe", "Walter", "Ingrid", "Dolores", "Kwame", "Mei", "Harold", "Nadia", "Tomás", "Ruth", "Viktor", "Amina", "Earl", "Sunita", "Peter", "Joy"];

    private static readonly string[] lastNames =
        ["Hernández", "Marsh", "Solberg", "Castillo", "Mensah", "Zhang", "Briggs", "Petrov", "Aguilar", "Feldman", "Novak", "Hassan", "Whitfield", "Rao", "Lindqvist", "Okoye"];

    private static readonly string[] motives =
        ["relocation", "inherited house", "behind on payments", "divorce", "tired landlord", "downsizing", "job in another state", "vacant since spring"];

    private static readonly int[] areaCodes = [916, 530, 209, 707, 925, 510, 415, 408, 650, 831];

    private readonly Random random = new(seed);
    private int made;

    public Random Random => random;

    public T Pick<T>(IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    /// <summary>A pending lead at a new address; about one in nine has something to doubt.</summary>
    public Lead Next(long tenantId, string source, string byName, long? byUserId, DateTime atUtc)
    {
        var n = made++;
        // Streets in no order that shows, a street in three towns at most, and along it a number from anywhere between 103 and 9,835.
        var (round, turn) = Math.DivRem(n, streets.Length);
        var street = (turn * 13 + round * 5) % streets.Length;
        var (unit, house) = Math.DivRem(round, Numbers);
        var (city, zip, latitude, longitude) = places[(street * 5 + house % 3 * 4) % places.Length];
        var number = FirstNumber + (int)((house * (long)streets[street].Pace + street * 1_237L + 311) % Numbers);
        var address = string.Create(CultureInfo.InvariantCulture, $"{number} {streets[street].Name}");
        if (unit > 0)
            address += string.Create(CultureInfo.InvariantCulture, $" #{unit}");
        var canonical = CanonicalAddress.From(address, city, "CA", zip);
        var isLot = n % 23 == 11;
        var isOdd = n % 17 == 5;
        var area = 640 + random.Next(0, 2400);
        var (first, last) = (Pick(firstNames), Pick(lastNames));
        var motivation = Pick<Motivation>([Motivation.Low, Motivation.Medium, Motivation.Medium, Motivation.High, Motivation.High, Motivation.Urgent]);
        return new Lead
        {
            TenantId = tenantId,
            Street = address,
            City = city,
            State = "CA",
            Zip = zip,
            AddressKey = canonical.Key,
            DoorKey = canonical.Door,
            Latitude = latitude + random.NextDouble() / 50,
            Longitude = longitude + random.NextDouble() / 50,
            OwnerName = $"{first} {last}",
            // One house an owner, or half of the leads would look alike: 555-0100 to 555-0199 are nobody's in each area code.
            OwnerEmail = string.Create(CultureInfo.InvariantCulture, $"{first}.{last}{n + 1}@example.com").ToLowerInvariant().Replace('é', 'e').Replace('á', 'a'),
            OwnerPhone = string.Create(CultureInfo.InvariantCulture, $"+1{areaCodes[n / 100 % areaCodes.Length]}555{100 + n * 37 % 100:0000}"),
            PropertyType = isLot ? PropertyType.Land : Pick<PropertyType>([PropertyType.SingleFamily, PropertyType.SingleFamily, PropertyType.Condo, PropertyType.MultiFamily, PropertyType.Townhouse]),
            Beds = isLot ? null : 1 + random.Next(5),
            Baths = isLot ? null : 1 + random.Next(6) / 2m,
            AreaSqFt = isLot ? null : area,
            YearBuilt = isLot ? null : 1921 + random.Next(100),
            Motivation = motivation,
            MotivationNote = motivation == Motivation.Low ? null : Pick(motives),
            AskingPriceCents = isOdd ? 155_100 : (area * (90L + random.Next(160)) / 500 * 500) * 100,
            Score = isOdd ? 10 + random.Next(20) : 30 + (int)motivation * 12 + random.Next(20),
            Doubts = (isLot ? LeadDoubts.NoArea | LeadDoubts.NoBeds : LeadDoubts.None) | (isOdd ? LeadDoubts.PriceNotCredible : LeadDoubts.None),
            Source = source,
            SubmittedByUserId = byUserId,
            SubmittedByName = byName,
            SubmittedAtUtc = atUtc,
        };
    }
}
