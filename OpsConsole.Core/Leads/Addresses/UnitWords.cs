namespace OpsConsole.Core.Leads.Addresses;

/// <summary>Tells the number of a unit from the words of a street.</summary>
internal static class UnitWords
{
    // A number right behind one of these belongs to the name: "Calle 5", "Pier 39".
    private static readonly HashSet<string> NamedByNumber = ["CALLE", "CAMINO", "VIA", "AVENIDA", "PIER", "AREA", "MILE", "UNIT", "LAKE", "SITE"];

    /// <summary>The number behind a designator, joined ("12 B" is 12B), and how many words it took, signs included.</summary>
    public static (string Number, int Words) Number(IReadOnlyList<string> words, int at, string code)
    {
        var start = at;
        while (at < words.Count && words[at] is "#" or "NO")
            at++;
        if (at >= words.Count)
            return ("", 0);

        if (code == "FL" && Floor(words, at) is { } floor)
            return (floor, at - start + 1);
        var number = words[at];
        var isLast = at == words.Count - 1;
        if (!IsNumber(number) && !(UnitDesignators.MayTakeWord(code) && (isLast || IsUnitNext(words, at + 1) || ContinuesNumber(words[at + 1])) && !StreetTypes.Is(number) && UnitDesignators.WithNumberCode(number) is null))
            return ("", 0);
        at++;
        while (at < words.Count && ContinuesNumber(words[at]) && (UnitDesignators.MayTakeWord(code) || HasDigit(number) || HasDigit(words[at])))
            number += " " + UnitPart(words[at++]);
        return (number, at - start);
    }

    /// <summary>The floor's number from 3, 3RD or THIRD.</summary>
    public static string? Floor(IReadOnlyList<string> words, int at)
    {
        if (OrdinalNumbers.IsDigits(words[at]))
            return words[at];
        return OrdinalNumbers.Read(words, at) is ({ } numeral, 1) ? numeral[..^2] : null;
    }

    /// <summary>Something with a digit, or one letter.</summary>
    public static bool IsNumber(string word) =>
        HasDigit(word) && !OrdinalNumbers.IsNumeral(word) || word.Length == 1 && char.IsLetter(word[0]);

    /// <summary>Whether the words before <paramref name="at"/> are a finished street: they end in a type or a direction behind one.</summary>
    public static bool EndsStreet(IReadOnlyList<string> words, int at, int nameStart)
    {
        if (nameStart < 0)
            return true;
        var last = at - 1;
        if (last > nameStart && Directionals.Is(words[last]))
            last--;
        return last > nameStart && StreetTypes.Is(words[last]);
    }

    /// <summary>A unit without a designator: "77 Seaman Avenue 4E", "123 Main St 211", "100 Broadway 9C".</summary>
    public static bool IsBareNumber(IReadOnlyList<string> words, int at, int nameStart)
    {
        if (nameStart < 0 || at != words.Count - 1 || words[at - 1] is "#" or "NO" || !IsNumber(words[at]) || words[at].Contains('/', StringComparison.Ordinal) || Highways.NamesRoad(words, at))
            return false;
        if (EndsStreet(words, at, nameStart))
            return words[at].Length > 1 || char.IsAsciiDigit(words[at][0]) || !Directionals.Is(words[at]);
        var before = words[at - 1];
        return HasDigit(words[at])
            && !StreetTypes.Is(before) && !NamedByNumber.Contains(before) && before.Length > 2 && !char.IsAsciiDigit(before[0]);
    }

    /// <summary>"3665 Chestnut Dr, C-5".</summary>
    public static bool IsLetterAndNumber(IReadOnlyList<string> words, int at, int nameStart) =>
        nameStart >= 0 && at == words.Count - 2 && words[at].Length == 1 && char.IsLetter(words[at][0]) && !Directionals.Is(words[at])
        && OrdinalNumbers.IsDigits(words[at + 1]) && EndsStreet(words, at, nameStart);

    // "12 B", "1 SW", "5 6".
    private static bool ContinuesNumber(string word) =>
        word.Length == 1 && char.IsLetter(word[0]) || Directionals.Is(word) && word != "NO" || char.IsAsciiDigit(word[0]) && !OrdinalNumbers.IsNumeral(word);

    private static bool HasDigit(string word) => word.AsSpan().IndexOfAnyInRange('0', '9') >= 0;

    private static string UnitPart(string word) => Directionals.CodeOf(word) ?? word;

    private static bool IsUnitNext(IReadOnlyList<string> words, int at) =>
        UnitDesignators.WithNumberCode(words[at]) is not null || UnitDesignators.AloneCode(words[at]) is not null;
}
