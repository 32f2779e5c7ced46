namespace OpsConsole.Core.Leads.Addresses;

/// <summary>Numbered roads, after appendix F of USPS Publication 28: "U.S. Hwy 50" is US HIGHWAY 50, "CR 12" COUNTY ROAD 12, "I-80" INTERSTATE 80.</summary>
internal static class Highways
{
    /// <summary>Spells out every numbered road among the words of a street name.</summary>
    public static List<string> SpellOut(List<string> words)
    {
        List<string>? spelled = null;
        for (var i = 0; i < words.Count;)
        {
            var (road, taken) = Road(words, i);
            while (road is not null && i + taken + 1 < words.Count && words[i + taken] is "#" or "NO")
                taken++;
            if (road is not null && i + taken < words.Count && IsRoadNumber(words, i + taken, road))
            {
                spelled ??= [.. words.Take(i)];
                spelled.AddRange(road);
                spelled.Add(words[i + taken]);
                i += taken + 1;
            }
            else
            {
                spelled?.Add(words[i]);
                i++;
            }
        }

        return spelled ?? words;
    }

    /// <summary>Whether a number at <paramref name="at"/> names the road, not a unit: "Old Highway 50", "County Road 12".</summary>
    public static bool NamesRoad(IReadOnlyList<string> words, int at) => at > 0 && words[at - 1] switch
    {
        "BUSINESS" or "HIGHWAY" or "HWY" or "ROUTE" or "RTE" or "RT" or "FM" or "INTERSTATE" or "I" or "US" or "SR" or "SH" or "CR" => true,
        "ROAD" or "RD" => at > 1 && words[at - 2] is "COUNTY" or "COUNTRY" or "CO" or "CNTY" or "STATE" or "TOWNSHIP" or "TWP" or "RANCH" or "FOREST" or "MARKET" or "PARISH" or "INDIAN" or "SERVICE" or "FARM" or "FM",
        "LOOP" or "SPUR" or "PARK" => at > 1 && words[at - 2] is "STATE",
        _ => false,
    };

    /// <summary>Whether a sign behind <paramref name="at"/> brings the road's number ("Route # 7"), not a unit ("Lincoln Hwy # 7").</summary>
    public static bool IsNumbered(IReadOnlyList<string> words, int at, int nameStart) =>
        at >= 0 && words[at] is "HIGHWAY" or "HWY" or "ROUTE" or "RTE" or "RT"
        && (at == nameStart || at > 0 && words[at - 1] is "US" or "STATE" or "COUNTY" or "CO" or "OLD");

    private static (string[]? Road, int Words) Road(List<string> words, int at) => words[at] switch
    {
        "INTERSTATE" when Word(words, at + 1) is "HIGHWAY" or "HWY" => (["INTERSTATE"], 2),
        "INTERSTATE" or "I" or "IH" => (["INTERSTATE"], 1),
        "US" when IsHighway(Word(words, at + 1)) || Word(words, at + 1) is "ROUTE" or "RTE" or "RT" => (["US", "HIGHWAY"], 2),
        "US" => (["US", "HIGHWAY"], 1),
        "STATE" when IsHighway(Word(words, at + 1)) => (["STATE", "HIGHWAY"], 2),
        "STATE" when Word(words, at + 1) is "ROUTE" or "RTE" or "RT" => (["STATE", "ROUTE"], 2),
        "STATE" when Word(words, at + 1) is "ROAD" or "RD" => (["STATE", "ROAD"], 2),
        "SH" => (["STATE", "HIGHWAY"], 1),
        "SR" => (["STATE", "ROUTE"], 1),
        "COUNTY" or "CNTY" or "CO" when Word(words, at + 1) is "ROAD" or "RD" or "ROUTE" or "RTE" || IsHighway(Word(words, at + 1)) => (["COUNTY", "ROAD"], 2),
        "COUNTRY" when Word(words, at + 1) is "ROAD" or "RD" && Word(words, at + 2)?.Length > 1 => (["COUNTY", "ROAD"], 2),
        "CR" => (["COUNTY", "ROAD"], 1),
        "TOWNSHIP" or "TWP" when Word(words, at + 1) is "ROAD" or "RD" => (["TOWNSHIP", "ROAD"], 2),
        "FARM" when Word(words, at + 1) == "TO" && Word(words, at + 2) == "MARKET" => (["FM"], Word(words, at + 3) is "ROAD" or "RD" ? 4 : 3),
        "FM" => (["FM"], Word(words, at + 1) is "ROAD" or "RD" ? 2 : 1),
        "RANCH" when Word(words, at + 1) is "ROAD" or "RD" => (["RANCH", "ROAD"], 2),
        "HIGHWAY" or "HWY" => (["HIGHWAY"], 1),
        "ROUTE" or "RTE" or "RT" => (["ROUTE"], 1),
        _ => (null, 0),
    };

    // Wisconsin letters its county roads: "County Road A".
    private static bool IsRoadNumber(List<string> words, int at, string[] road) =>
        char.IsAsciiDigit(words[at][0]) && !OrdinalNumbers.IsNumeral(words[at])
        || road[0] == "COUNTY" && words[at].Length <= 2 && at == words.Count - 1 && !StreetTypes.Is(words[at]) && !Directionals.Is(words[at]);

    private static bool IsHighway(string? word) => word is "HIGHWAY" or "HWY";

    private static string? Word(List<string> words, int at) => at < words.Count ? words[at] : null;
}
