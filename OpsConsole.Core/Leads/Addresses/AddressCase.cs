using System.Collections.Frozen;
using System.Text;

namespace OpsConsole.Core.Leads.Addresses;

/// <summary>Readable case for lines that came in capitals: "6001 MCMAHON DR" is "6001 McMahon Dr". What was typed in mixed case stays.</summary>
internal static class AddressCase
{
    private const int Longest = 250;

    private static readonly FrozenSet<string> StaysUpper = ["NE", "NW", "SE", "SW", "US", "FM", "CR", "SR", "PO", "RR", "HC", "PMB", "PH", "II", "III", "IV", "MLK", "JFK", "FDR", "USA"];
    private static readonly FrozenSet<string> StaysLower = ["OF", "THE", "AND", "AT"];
    private static readonly FrozenSet<string> MacNames = ["MACARTHUR", "MACDONALD", "MACDONOUGH", "MACDOUGAL", "MACDOUGALL", "MACGREGOR", "MACKENZIE", "MACLEOD", "MACMILLAN", "MACNEIL", "MACPHERSON"];

    public static string Of(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return "";
        if (text.Length > Longest)
            text = text[..Longest];
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var plain = words.Where(word => word.Length > 1 && !word.Any(char.IsAsciiDigit)).ToList();
        var shouted = plain.Count(IsShouted) * 2 > plain.Count;
        for (var i = 0; i < words.Length; i++)
            words[i] = Word(words[i], shouted, isInside: i > 0 && i < words.Length - 1 && !char.IsAsciiDigit(words[i - 1][^1]));
        return string.Join(' ', words);
    }

    private static string Word(string word, bool shouted, bool isInside)
    {
        var bare = word.Trim(',', '.', ';');
        if (!HasLetters(word) || IsShouted(word) && !shouted || HasBothCases(word) || StaysUpper.Contains(bare))
            return word;
        var upper = word.ToUpperInvariant();
        if (word.AsSpan().IndexOfAnyInRange('0', '9') >= 0)
            return OrdinalNumbers.IsNumeral(bare.ToUpperInvariant()) ? word.ToLowerInvariant() : upper;
        return isInside && StaysLower.Contains(upper) ? word.ToLowerInvariant() : Capitalised(upper);
    }

    private static string Capitalised(string upper)
    {
        var text = new StringBuilder(upper.ToLowerInvariant());
        for (var i = 0; i < text.Length; i++)
        {
            // After an apostrophe a letter is a name's (O'Brien), unless it is the last (St John's).
            var startsName = i == 0 || !char.IsLetter(text[i - 1]) && (text[i - 1] is not ('\'' or '\u2019') || i < text.Length - 1 && char.IsLetter(text[i + 1]));
            if (startsName)
                text[i] = char.ToUpperInvariant(text[i]);
        }

        if (text.Length > 4 && upper.StartsWith("MC", StringComparison.Ordinal))
            text[2] = char.ToUpperInvariant(text[2]);
        else if (MacNames.Contains(upper))
            text[3] = char.ToUpperInvariant(text[3]);
        return text.ToString();
    }

    private static bool HasLetters(string word) => word.Any(char.IsLetter);

    private static bool IsShouted(string word)
    {
        for (var i = 1; i < word.Length; i++)
        {
            if (char.IsUpper(word[i - 1]) && char.IsUpper(word[i]))
                return !word.Any(char.IsLower);
        }

        return false;
    }

    private static bool HasBothCases(string word) => word.Any(char.IsUpper) && word.Any(char.IsLower);
}
