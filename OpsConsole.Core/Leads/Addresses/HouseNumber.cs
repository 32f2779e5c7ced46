namespace OpsConsole.Core.Leads.Addresses;

/// <summary>123, 123A, 92-10, 24.5, 123 1/2, and the grid numbers N165 W2123 and N6W23001. Leading zeros stay: in Portland 0123 is not 123.</summary>
internal static class HouseNumber
{
    /// <summary>The number that starts at <paramref name="at"/>, which moves behind it; empty, and unmoved, when there is none.</summary>
    public static string Read(IReadOnlyList<string> words, ref int at)
    {
        var start = at;
        if (start < words.Count - 2 && words[start] is "#" or "NO" && IsNumber(words[start + 1]))
            start++;
        if (start >= words.Count)
            return "";

        var number = words[start];
        if (number == "ONE" && start + 1 < words.Count && !StreetTypes.Is(words[start + 1]))
            number = "1";
        else if (IsGridPart(number) && start + 1 < words.Count && IsGridPart(words[start + 1]))
            number += words[++start];
        else if (!IsNumber(number))
            return "";

        if (start + 1 < words.Count && IsFraction(words[start + 1]))
            number += " " + words[++start];
        else if (start + 3 < words.Count && char.IsAsciiDigit(number[^1]) && IsSuffix(words[start + 1]) && Directionals.Is(words[start + 2]) && !StreetTypes.Is(words[start + 3]))
            number += words[++start];
        at = start + 1;
        return number;
    }

    public static bool IsNumber(string word)
    {
        if (OrdinalNumbers.IsNumeral(word))
            return false;
        if (char.IsAsciiDigit(word[0]))
            return word.AsSpan().TrimStart("0123456789-./").Length <= 1;
        return IsGridPair(word);
    }

    private static bool IsGridPart(string word) => word.Length > 1 && word[0] is 'N' or 'S' or 'E' or 'W' && OrdinalNumbers.IsDigits(word.AsSpan(1));

    // "4922 B South Cornell Ave" is 4922B.
    private static bool IsSuffix(string word) => word.Length == 1 && char.IsAsciiLetter(word[0]) && !Directionals.Is(word);

    private static bool IsGridPair(string word)
    {
        var second = word.AsSpan(1).IndexOfAny("NSEW") + 1;
        return second > 1 && IsGridPart(word[..second]) && IsGridPart(word[second..]);
    }

    private static bool IsFraction(string word)
    {
        var slash = word.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && OrdinalNumbers.IsDigits(word.AsSpan(0, slash)) && OrdinalNumbers.IsDigits(word.AsSpan(slash + 1));
    }
}
