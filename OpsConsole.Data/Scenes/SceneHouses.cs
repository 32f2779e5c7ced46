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

    private static readonly string[] streets =
    [
        "Alder Creek Rd", "Beacon St", "Cobalt Way", "Dunmore Ave", "Elkhorn Blvd", "Fennel Ct", "Garnet Dr", "Hollis Ln", "Iron Gate Rd",
        "Juniper Cir", "Kestrel Pl", "Larkmead Way", "Mission Ave", "Northgate Blvd", "Orchard Ln", "Palmetto St", "Quail Hollow Dr",
        "Rosewood Ave", "Sutter Mill Rd", "Tamarack Way", "Upland Dr", "Vineyard Ln", "Whitney Ave", "Yarrow Ct",
    ];

    private static readonly string[] firstNames =
        ["Guadalupe", "Walter", "Ingrid", "Dolores", "Kwame", "Mei", "Harold", "Nadia", "Tomás", "Ruth", "Viktor", "Amina", "Earl", "Sunita", "Peter", "Joy"];

    private static readonly string[] lastNames =
        ["Hernández", "Marsh", "Solberg", "Castillo", "Mensah", "Zhang", "Briggs", "Petrov", "Aguilar", "Feldman", "Novak", "Hassan", "Whitfield", "Rao", "Lindqvist", "Okoye"];

    private static readonly string[] motives =
        ["relocation", "inherited house", "behind on payments", "divorce", "tired landlord", "downsizing", "job in another state", "vacant since spring"];

    private readonly Random random = new(seed);
    private int made;

    public Random Random => random;

    public T Pick<T>(IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    /// <summary>A pending lead at a new address; about one in nine has something to doubt.</summary>
    public Lead Next(long tenantId, string source, string byName, long? byUserId, DateTime atUtc)
    {
        var n = made++;
        var (city, zip, latitude, longitude) = places[n % places.Length];
        // The street and the number move at different paces, so that a pair comes back only after all others.
        var street = string.Create(CultureInfo.InvariantCulture, $"{100 + n / streets.Length * 7 % 9800 + n / (streets.Length * 1400)} {streets[n % streets.Length]}");
        var unit = n / (streets.Length * 1400);
        if (unit > 0)
            street += string.Create(CultureInfo.InvariantCulture, $" #{unit}");
        var isLot = n % 23 == 11;
        var isOdd = n % 17 == 5;
        var area = 640 + random.Next(0, 2400);
        var (first, last) = (Pick(firstNames), Pick(lastNames));
        var motivation = Pick<Motivation>([Motivation.Low, Motivation.Medium, Motivation.Medium, Motivation.High, Motivation.High, Motivation.Urgent]);
        return new Lead
        {
            TenantId = tenantId,
            Street = street,
            City = city,
            State = "CA",
            Zip = zip,
            AddressKey = CanonicalAddress.From(street, city, "CA", zip).Key,
            Latitude = latitude + random.NextDouble() / 50,
            Longitude = longitude + random.NextDouble() / 50,
            OwnerName = $"{first} {last}",
            OwnerEmail = $"{first}.{last}@example.com".ToLowerInvariant().Replace('é', 'e').Replace('á', 'a'),
            OwnerPhone = string.Create(CultureInfo.InvariantCulture, $"+1916555{random.Next(100, 200):0000}"),
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
