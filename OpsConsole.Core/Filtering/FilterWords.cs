using System.Globalization;

namespace OpsConsole.Core.Filtering;

/// <summary>Single values as they are typed and printed; what one of these reads, its partner writes.</summary>
internal static class FilterWords
{
    public const int MostHours = 24 * 3650;

    /// <summary>Letters that end a bare word: the text has to stand in quotation marks.</summary>
    private const string Special = " \t\r\n\"(),:\\";

    private static readonly string[] keywords = ["and", "or", "not"];

    public static bool IsSpecial(char letter) => Special.Contains(letter, StringComparison.Ordinal) || char.IsWhiteSpace(letter);

    public static bool IsKeyword(string word) => keywords.Contains(word, StringComparer.OrdinalIgnoreCase);

    /// <summary>The text bare when it can be, else in quotation marks with \" and \\ inside.</summary>
    public static string Quoted(string text) =>
        text.Length > 0 && !text.Any(IsSpecial) && text[0] != '-' && !IsKeyword(text)
            ? text
            : $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    /// <summary>Of "200k", "1.5m", "$59222", "2.5" in the field's smallest unit; null when it is no such number.</summary>
    public static long? Number(string text, int scale)
    {
        var digits = text.AsSpan().TrimStart('$');
        var factor = 1m;
        if (digits.Length > 1 && char.ToLowerInvariant(digits[^1]) is 'k' or 'm')
        {
            factor = char.ToLowerInvariant(digits[^1]) == 'k' ? 1_000 : 1_000_000;
            digits = digits[..^1];
        }

        if (digits.Length > 15 || !decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return null;
        var units = number * factor * scale;
        return units == decimal.Truncate(units) && units <= 1_000_000_000_000_000 ? (long)units : null;
    }

    public static string Of(long units, int scale)
    {
        var number = (decimal)units / scale;
        return number switch
        {
            0 => "0",
            _ when scale == 100 && number % 1_000_000 == 0 => $"{(number / 1_000_000).ToString("0", CultureInfo.InvariantCulture)}m",
            _ when scale == 100 && number % 1_000 == 0 => $"{(number / 1_000).ToString("0", CultureInfo.InvariantCulture)}k",
            _ => number.ToString("0.##", CultureInfo.InvariantCulture),
        };
    }

    /// <summary>The first and the last day of "2026-11-20", "2026-11" or "2026".</summary>
    public static (DateOnly First, DateOnly Last)? Days(string text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return (day, day);
        if (DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month))
            return (month, month.AddMonths(1).AddDays(-1));
        return text.Length == 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 0 and < 9999
            ? (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31))
            : null;
    }

    public static string Of(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Of "24h", "7d", "2w".</summary>
    public static int? Hours(string text) =>
        text.Length is > 1 and < 7 && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && UnitHours(text[^1]) is { } unit && count > 0 && count * unit <= MostHours
            ? count * unit
            : null;

    public static string OfHours(int hours) => hours % 24 == 0 ? $"{hours / 24}d" : $"{hours}h";

    private static int? UnitHours(char unit) => char.ToLowerInvariant(unit) switch { 'h' => 1, 'd' => 24, 'w' => 168, _ => null };
}
