using System.Collections.Frozen;

namespace OpsConsole.Core.Leads.Addresses;

/// <summary>Separates words that were written together: "Apt5", "Hwy50", "PH1", "E218 Street".</summary>
internal static class GluedWords
{
    private static readonly FrozenSet<string> Fronts =
        ["APT", "UNIT", "STE", "SUITE", "BLDG", "LOT", "RM", "SPC", "FL", "PH", "HWY", "RTE", "SR", "CR", "US", "FM", "I", "POBOX", "BOX"];

    public static List<string> Apart(IReadOnlyList<string> words)
    {
        var apart = new List<string>(words.Count + 2);
        for (var i = 0; i < words.Count; i++)
        {
            var letters = words[i].AsSpan().IndexOfAnyInRange('0', '9');
            if (letters > 0 && (Fronts.Contains(words[i][..letters]) && IsNumberOfOne(words[i].AsSpan(letters)) || IsDirectedStreet(words, i, letters)))
                apart.AddRange(words[i][..letters], words[i][letters..]);
            else
                apart.Add(words[i]);
        }

        return apart;
    }

    // 5, 5B, 12-3; but not the letters and digits of a plate or a code.
    private static bool IsNumberOfOne(ReadOnlySpan<char> text) => text.TrimStart("0123456789-").Length <= 1;

    private static bool IsDirectedStreet(IReadOnlyList<string> words, int at, int letters) =>
        letters == 1 && Directionals.Is(words[at][..1]) && at > 0 && at + 1 < words.Count && StreetTypes.Is(words[at + 1])
        && (OrdinalNumbers.IsDigits(words[at].AsSpan(1)) || OrdinalNumbers.IsNumeral(words[at][1..]));
}
