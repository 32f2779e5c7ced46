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
        var shouted = IsMostlyShouted(words);
        for (var i = 0; i < words.Length; i++)
            words[i] = Word(words[i], shouted, isInside: i > 0 && i < words.Length - 1 && !char.IsAsciiDigit(words[i - 1][^1]));
        return string.Join(' ', words);
    }

    private static string Word(string word, bool shouted, bool isInside)
    {
        var letters = Letters.In(word);
        if (!letters.Any || letters.HasLower && letters.HasUpper || letters.IsShouted && !shouted)
            return word;
        var bare = word.Trim(',', '.', ';');
        if (StaysUpper.Contains(bare))
            return word;
        var upper = word.ToUpperInvariant();
        if (letters.HasDigit)
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

    private static bool IsMostlyShouted(string[] words)
    {
        var (plain, shouted) = (0, 0);
        foreach (var word in words)
        {
            var letters = Letters.In(word);
            if (word.Length < 2 || letters.HasDigit)
                continue;
            plain++;
            if (letters.IsShouted)
                shouted++;
        }

        return shouted * 2 > plain;
    }

    /// <summary>Shouted is a word with two capitals in a row and nothing small.</summary>
    private readonly record struct Letters(bool Any, bool HasUpper, bool HasLower, bool HasDigit, bool IsShouted)
    {
        public static Letters In(string word)
        {
            var (any, upper, lower, digit, pair) = (false, false, false, false, false);
            for (var i = 0; i < word.Length; i++)
            {
                var letter = word[i];
                any |= char.IsLetter(letter);
                lower |= char.IsLower(letter);
                digit |= char.IsAsciiDigit(letter);
                var isUpper = char.IsUpper(letter);
                pair |= isUpper && i > 0 && char.IsUpper(word[i - 1]);
                upper |= isUpper;
            }

            return new(any, upper, lower, digit, pair && !lower);
        }
    }
}
