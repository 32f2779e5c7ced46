using System.Collections.Frozen;
using System.Globalization;

namespace OpsConsole.Core.Leads.Addresses;

/// <summary>"Fourteenth", "Twenty-First", "22TH" and the bare "3" of "3 Avenue" become 14TH, 21ST, 22ND and 3RD.</summary>
internal static class OrdinalNumbers
{
    private static readonly FrozenDictionary<string, int> Ordinals = Numbered(
        "FIRST SECOND THIRD FOURTH FIFTH SIXTH SEVENTH EIGHTH NINTH TENTH ELEVENTH TWELFTH THIRTEENTH FOURTEENTH FIFTEENTH SIXTEENTH SEVENTEENTH EIGHTEENTH NINETEENTH", 1, 1)
        .Concat(Numbered("TWENTIETH THIRTIETH FORTIETH FIFTIETH SIXTIETH SEVENTIETH EIGHTIETH NINETIETH HUNDREDTH", 20, 10))
        .ToFrozenDictionary();

    private static readonly FrozenDictionary<string, int> Tens = Numbered("TWENTY THIRTY FORTY FIFTY SIXTY SEVENTY EIGHTY NINETY", 20, 10).ToFrozenDictionary();

    /// <summary>The numeral that the words from <paramref name="at"/> on stand for, and how many words it took; none when they are no ordinal.</summary>
    public static (string? Numeral, int Words) Read(IReadOnlyList<string> words, int at)
    {
        var word = words[at];
        if (IsNumeral(word))
            return (Numeral(word[..^2]), 1);
        if (Ordinals.TryGetValue(word, out var value))
            return (Numeral(value), 1);
        if (Tens.TryGetValue(word, out var tens) && at + 1 < words.Count && Ordinals.TryGetValue(words[at + 1], out var ones) && ones < 10)
            return (Numeral(tens + ones), 2);
        return (null, 0);
    }

    public static bool IsNumeral(string word) =>
        word.Length > 2 && word[^2..] is "ST" or "ND" or "RD" or "TH" && IsDigits(word.AsSpan(0, word.Length - 2));

    public static bool IsDigits(ReadOnlySpan<char> word) => word.Length > 0 && word.IndexOfAnyExceptInRange('0', '9') < 0;

    public static string Numeral(string digits)
    {
        var teen = digits.Length > 1 && digits[^2] == '1';
        var ending = digits[^1] switch
        {
            '1' when !teen => "ST",
            '2' when !teen => "ND",
            '3' when !teen => "RD",
            _ => "TH",
        };
        return digits + ending;
    }

    private static string Numeral(int value) => Numeral(value.ToString(CultureInfo.InvariantCulture));

    private static Dictionary<string, int> Numbered(string words, int first, int step) =>
        words.Split(' ').Select((word, index) => (word, value: first + index * step)).ToDictionary(entry => entry.word, entry => entry.value);
}
