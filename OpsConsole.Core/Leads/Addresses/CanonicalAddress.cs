using System.Security.Cryptography;
using System.Text;

namespace OpsConsole.Core.Leads.Addresses;

/// <summary>
/// An address in the style of USPS Publication 28, made from whatever was typed or imported; making one never fails, and making one
/// from a canonical address changes nothing. Two addresses are the same place when their <see cref="Key"/>s are equal.
/// </summary>
public sealed record CanonicalAddress
{
    /// <summary>No <see cref="Key"/> or <see cref="PlaceKey"/> is longer.</summary>
    public const int KeyLength = 200;

    /// <summary>No <see cref="Door"/> is longer.</summary>
    public const int DoorLength = 40;

    /// <summary>House number and street in capitals, such as "3526 HIGH ST"; a post box as "PO BOX 123".</summary>
    public required string Street { get; init; }

    /// <summary>The house number alone, empty when there is none (land, post boxes).</summary>
    public required string HouseNumber { get; init; }

    /// <summary>"APT 5", "BLDG 3 UNIT 12"; empty when there is none.</summary>
    public required string Unit { get; init; }

    public required string City { get; init; }

    /// <summary>The two-letter code; what was given, in capitals, when it is no state.</summary>
    public required string State { get; init; }

    /// <summary>Five digits, or empty when none were given or they are no ZIP code.</summary>
    public required string Zip { get; init; }

    public required string ZipPlusFour { get; init; }

    /// <summary>
    /// What duplicates and caches go by, such as "3526 HIGH ST|95838". The ZIP code stands for the place where it is known, for people
    /// name the same place by several cities; otherwise city and state do. #5, Apt 5 and Unit 5 are one door, ZIP+4 does not count.
    /// </summary>
    public required string Key { get; init; }

    /// <summary>The same with city and state instead of the ZIP code: finds the twin of an address that came without one.</summary>
    public required string PlaceKey { get; init; }

    /// <summary>What nearly equal addresses have in common, see <see cref="StreetKey.Door"/>.</summary>
    public required string Door { get; init; }

    /// <summary>The street as typed, in readable case: "3526 High St", "6001 McMahon Dr", "4734 14th Ave".</summary>
    public required string DisplayStreet { get; init; }

    public required string DisplayCity { get; init; }

    /// <summary>"3526 High St, Sacramento, CA 95838".</summary>
    public string Display => string.Join(", ", ((string[])[DisplayStreet, DisplayCity, $"{State} {Zip}".Trim()]).Where(part => part.Length > 0));

    public static CanonicalAddress From(string? street, string? city, string? state, string? zip)
    {
        var zipCode = ZipCode.Read(zip);
        var cityName = CityName.Canonical(city);
        var stateCode = UsStates.CodeOf(state) ?? Cut(string.Join(' ', AddressText.Words(state)), 30);
        var line = StreetLine.Read(RepeatedPlace.Without(AddressText.Words(street), cityName, stateCode, zipCode));

        var streetKey = StreetKey.Of(line);
        var place = $"{StreetKey.Squeezed(cityName.Split(' '))} {stateCode}".Trim();
        return new()
        {
            Street = line.Text,
            HouseNumber = line.Number,
            Unit = line.Units.Text,
            City = cityName,
            State = stateCode,
            Zip = zipCode?.Five ?? "",
            ZipPlusFour = zipCode?.PlusFour ?? "",
            Key = Bounded($"{streetKey}|{zipCode?.Five ?? place}"),
            PlaceKey = Bounded($"{streetKey}|{place}"),
            Door = StreetKey.Door(line, stateCode),
            DisplayStreet = AddressCase.Of(street),
            DisplayCity = AddressCase.Of(city),
        };
    }

    // A key that is too long is cut and told apart by a digest of the whole.
    private static string Bounded(string key)
    {
        if (key.Length <= KeyLength)
            return key;
        var digest = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)), 0, 8);
        return $"{key[..(KeyLength - digest.Length - 1)]}~{digest}";
    }

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length].TrimEnd();
}
