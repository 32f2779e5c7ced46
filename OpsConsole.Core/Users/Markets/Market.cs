using OpsConsole.Core.Leads.Addresses;

namespace OpsConsole.Core.Users.Markets;

/// <summary>A state, the beginning of a ZIP, or a city.</summary>
/// <param name="Place">In its one form: "CA", "958", "ELK GROVE, CA".</param>
public readonly record struct Market(MarketKind Kind, string Place)
{
    private const int ShortestZip = 3;
    private const int LongestZip = 5;

    /// <summary>"ca", "California", "958", "95823-1234" or "Elk Grove, CA"; null for what is none of these.</summary>
    public static Market? Read(string? text)
    {
        var typed = (text ?? "").Trim();
        if (typed.Length is 0 or > UserMarket.PlaceLength)
            return null;
        if (typed.All(char.IsAsciiDigit))
            return typed.Length is >= ShortestZip and <= LongestZip ? new(MarketKind.Zip, typed) : null;
        if (ZipCode.Read(typed) is { } zip)
            return new(MarketKind.Zip, zip.Five);
        if (UsStates.CodeOf(typed) is { } state)
            return new(MarketKind.State, state);
        var cut = typed.LastIndexOf(',');
        if (cut <= 0 || UsStates.CodeOf(typed[(cut + 1)..]) is not { } of)
            return null;
        var city = CityName.Canonical(typed[..cut]);
        return city.Length == 0 || city.Any(char.IsControl) ? null : new(MarketKind.City, $"{city}, {of}");
    }

    public bool Covers(string? city, string? state, string? zip) => Kind switch
    {
        MarketKind.State => string.Equals(state, Place, StringComparison.OrdinalIgnoreCase),
        MarketKind.Zip => zip?.StartsWith(Place, StringComparison.Ordinal) == true,
        _ => city is not null && state is not null && $"{CityName.Canonical(city)}, {state.ToUpperInvariant()}" == Place,
    };

    /// <summary>As people read it: "CA", "ZIP 958…", "Elk Grove, CA".</summary>
    public override string ToString() => Kind switch
    {
        MarketKind.Zip when Place.Length < LongestZip => $"ZIP {Place}…",
        MarketKind.Zip => $"ZIP {Place}",
        MarketKind.City => $"{AddressCase.Of(Place[..^4])}, {Place[^2..]}",
        _ => Place,
    };
}
