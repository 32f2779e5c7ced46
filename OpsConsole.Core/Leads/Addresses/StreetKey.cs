using System.Text;

namespace OpsConsole.Core.Leads.Addresses;

/// <summary>
/// The street as it counts when two addresses are compared: one spelling for words inside a name and no spaces between its letters
/// (McMahon, Mc Mahon; Tam O'Shanter, Tam O Shanter). The number and the directions stand apart, so they never run together.
/// </summary>
internal static class StreetKey
{
    public static string Of(StreetLine line)
    {
        var key = new StringBuilder(48);
        Append(key, line.Number);
        Append(key, line.Street.Before);
        Append(key, NameOf(line.Street));
        Append(key, line.Street.Type);
        Append(key, line.Street.Behind);
        Append(key, line.Units.Key);
        return key.ToString();
    }

    /// <summary>
    /// State, house number and the first letter of the street, such as "CA 3526 H": what two addresses must share to be compared for being
    /// nearly the same. Without city and ZIP code, which people leave out and mistype; empty when there is no number.
    /// </summary>
    public static string Door(StreetLine line, string state)
    {
        var name = NameOf(line.Street);
        if (line.Number.Length == 0 || name.Length == 0)
            return "";
        var key = $"{(state.Length == 2 ? state : "")} {line.Number} {name[0]}".TrimStart();
        return key.Length <= CanonicalAddress.DoorLength ? key : key[..CanonicalAddress.DoorLength];
    }

    /// <summary>The name alone, as it counts when two streets are compared.</summary>
    public static string NameOf(StreetName street) => Squeezed(Compared(street.Name));

    /// <summary>Drops the spaces that have letters on both sides.</summary>
    public static string Squeezed(IReadOnlyList<string> words)
    {
        if (words.Count == 1)
            return words[0];
        var squeezed = new StringBuilder(32);
        foreach (var word in words)
        {
            if (squeezed.Length > 0 && !(char.IsLetter(squeezed[^1]) && char.IsLetter(word[0])))
                squeezed.Append(' ');
            squeezed.Append(word);
        }

        return squeezed.ToString();
    }

    private static List<string> Compared(IReadOnlyList<string> name)
    {
        if (name.Count == 1)
            return [name[0]];
        var compared = MartinLutherKing([.. name]);
        for (var i = 0; i < compared.Count; i++)
        {
            compared[i] = compared[i] switch
            {
                "SAINT" => "ST",
                "SAINTE" => "STE",
                "DOCTOR" => "DR",
                "JUNIOR" => "JR",
                "SENIOR" => "SR",
                "REVEREND" => "REV",
                "SERGEANT" => "SGT",
                "STREET" => "ST",
                "DRIVE" => "DR",
                "N" => "NORTH",
                "S" => "SOUTH",
                "E" => "EAST",
                "W" => "WEST",
                var other => StreetTypes.FullWord(other),
            };
        }

        return OneRoad(compared);
    }

    /// <summary>State Road, Route and Highway 39 are one road, and so are Route 30 and Highway 30.</summary>
    private static List<string> OneRoad(List<string> words)
    {
        for (var i = 0; i + 1 < words.Count; i++)
        {
            if (words[i] is "ROUTE" && char.IsAsciiDigit(words[i + 1][0]))
                words[i] = "HIGHWAY";
            if (words[i] == "STATE" && words[i + 1] is "ROAD" or "ROUTE")
                words[i + 1] = "HIGHWAY";
        }

        return words;
    }

    /// <summary>The commonest name of an American street that has no one spelling: Dr Martin Luther King Jr, M L King, MLK.</summary>
    private static List<string> MartinLutherKing(List<string> words)
    {
        var king = words.FindIndex(word => word is "MLK" or "KING");
        if (king < 0 || words[king] == "KING" && !IsMartinLuther(words, king))
            return words;
        var first = words[king] == "MLK" ? king : words[king - 1] == "ML" ? king - 1 : king - 2;
        while (first > 0 && words[first - 1] is "DR" or "DOCTOR" or "REV" or "REVEREND")
            first--;
        var last = king;
        if (last + 1 < words.Count && words[last + 1] is "JR" or "JUNIOR")
            last++;
        return [.. words.Take(first), "MLK", .. words.Skip(last + 1)];
    }

    private static bool IsMartinLuther(List<string> words, int king) =>
        king >= 1 && words[king - 1] == "ML" || king >= 2 && words[king - 2] is "MARTIN" or "M" && words[king - 1] is "LUTHER" or "L";

    private static void Append(StringBuilder key, string part)
    {
        if (part.Length == 0)
            return;
        if (key.Length > 0)
            key.Append(' ');
        key.Append(part);
    }
}
