using System.Collections.Frozen;

namespace OpsConsole.Core.Leads.Addresses;

/// <summary>City names are spelled out (Publication 28, section 2): "Ft Worth" is FORT WORTH, "N Las Vegas" NORTH LAS VEGAS.</summary>
internal static class CityName
{
    private const int Longest = 100;

    private static readonly FrozenDictionary<string, string> AtFront = Spellings.Of("""
        NORTH N
        SOUTH S
        EAST E
        WEST W
        SAINT ST
        SAINTE STE
        FORT FT
        MOUNT MT
        POINT PT
        LAKE LK
        """);

    private static readonly FrozenDictionary<string, string> Inside = Spellings.Of("""
        SAINT ST
        HEIGHTS HTS HGTS
        SPRINGS SPGS SPRGS
        BEACH BCH
        CITY CTY
        VALLEY VLY
        PARK PK
        JUNCTION JCT
        TOWNSHIP TWP
        VILLAGE VLG
        GARDENS GDNS
        HILLS HLS
        ISLAND IS
        FALLS FLS
        GROVE GRV
        LAKE LK
        MOUNT MT
        """);

    public static string Canonical(string? text)
    {
        var words = AddressText.Words(text);
        for (var i = 0; i < words.Length && words.Length > 1; i++)
            words[i] = (i == 0 ? AtFront : Inside).GetValueOrDefault(words[i], words[i]);

        var name = string.Join(' ', words) switch
        {
            "NYC" or "NEW YORK CITY" => "NEW YORK",
            "WASHINGTON DC" or "WASHINGTON D C" => "WASHINGTON",
            var spelled => spelled,
        };
        if (name.Length <= Longest)
            return name;

        // Cut between words: half a word could be taken for a short form.
        var end = name.LastIndexOf(' ', Longest);
        return end > 0 ? name[..end] : name[..Longest];
    }
}
