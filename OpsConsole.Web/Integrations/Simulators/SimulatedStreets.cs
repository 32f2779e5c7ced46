using OpsConsole.Core.Leads.Addresses;

namespace OpsConsole.Web.Integrations.Simulators;

/// <summary>An address as the simulator writes it, in capitals.</summary>
internal sealed record SimulatedPlace(string Street, string City, string State, string Zip);

/// <summary>The simulator's small directory: the places and streets of the demo, and a few more. A street name one or two letters off is mended.</summary>
internal static class SimulatedStreets
{
    private static readonly (string City, string Zip)[] places =
    [
        ("SACRAMENTO", "95838"), ("SACRAMENTO", "95823"), ("SACRAMENTO", "95815"), ("RIO LINDA", "95673"), ("ELK GROVE", "95624"), ("CITRUS HEIGHTS", "95621"),
        ("FOLSOM", "95630"), ("CARMICHAEL", "95608"), ("GALT", "95632"), ("ROSEVILLE", "95678"), ("RANCHO CORDOVA", "95670"), ("WILTON", "95693"),
    ];

    private static readonly string[] streets =
    [
        "HIGH ST", "OAKMONT DR", "ALDER CREEK RD", "KESTREL PL", "SUTTER MILL RD", "BEACON ST", "ROSEWOOD AVE", "ELKHORN BLVD", "LARKMEAD WAY", "FENNEL CT", "UPLAND DR",
        "MISSION AVE", "DUNMORE AVE", "TAMARACK WAY", "GARNET DR", "PALMETTO ST", "WHITNEY AVE", "HOLLIS LN", "NORTHGATE BLVD", "IRON GATE RD", "QUAIL HOLLOW DR",
        "VINEYARD LN", "COBALT WAY", "ORCHARD LN", "YARROW CT", "JUNIPER CIR", "MARCONI AVE", "STOCKTON BLVD", "OLD PLACERVILLE RD", "WINDING WAY", "SUNRISE BLVD",
        "FRUITRIDGE RD", "SAN JUAN AVE",
    ];

    /// <returns>Null when there is no such place.</returns>
    public static SimulatedPlace? Find(CanonicalAddress asked)
    {
        var place = places.FirstOrDefault(known => known.Zip == asked.Zip);
        if (place.Zip is null)
            place = asked.Zip.Length > 0 ? (asked.City, asked.Zip) : places.FirstOrDefault(known => known.City == asked.City);
        var state = asked.State.Length > 0 ? asked.State : places.Contains(place) ? "CA" : "";
        return place.Zip is null || place.City.Length == 0 || state.Length == 0 ? null : new SimulatedPlace(Mended(asked), place.City, state, place.Zip);
    }

    private static string Mended(CanonicalAddress asked)
    {
        if (asked.HouseNumber.Length == 0 || asked.Street.Length <= asked.HouseNumber.Length)
            return asked.Street;
        var name = asked.Street[(asked.HouseNumber.Length + 1)..];
        return streets.Contains(name) || streets.FirstOrDefault(street => street.Length > 6 && Steps(street, name) is 1 or 2) is not { } meant ? asked.Street : $"{asked.HouseNumber} {meant}";
    }

    /// <summary>How many letters have to be put in, taken out or changed.</summary>
    private static int Steps(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (from[i - 1] == to[j - 1] ? 0 : 1)));
        }

        return row[^1];
    }
}
