using System.Globalization;

namespace OpsConsole.Core.Leads.Imports;

/// <summary>Numbers as people and spreadsheets write them in American English. What could mean two things is refused, not guessed.</summary>
internal static class NumberCells
{
    /// <summary>"$59,222", "59222.00", "59222 USD" as cents. A price of 0 stays 0: whether that is a price is for the rules to say.</summary>
    public static Cell<long> Cents(string text)
    {
        var number = text.Trim();
        if (number.StartsWith('$'))
            number = number[1..].TrimStart();
        else if (number.EndsWith("USD", StringComparison.OrdinalIgnoreCase))
            number = number[..^3].TrimEnd();

        if (number.Length > 1 && number[^1] is 'k' or 'K' or 'm' or 'M' && char.IsAsciiDigit(number[^2]))
            return Cell<long>.Refused(text, "Write the price in full, such as 59000 instead of 59k");
        if (Read(number) is not { } dollars)
            return Cell<long>.Refused(text, "This is not a price. Write it like 59,222 or 59222.00");
        if (dollars < 0)
            return Cell<long>.Refused(text, "A price cannot be below zero");
        var cents = dollars * 100;
        if (cents > long.MaxValue || cents != decimal.Truncate(cents))
            return Cell<long>.Refused(text, "This is not a price. Write it in dollars with at most two decimals");
        return (long)cents;
    }

    /// <summary>A count such as beds, where 0 means that nobody knows: lists of sales fill it in for plots.</summary>
    public static Cell<int> Count(string text, string example)
    {
        var whole = Whole(text, example);
        return whole.Value == 0 ? default(int?) : whole;
    }

    public static Cell<int> Whole(string text, string example) =>
        Read(text.Trim()) is { } number && number == decimal.Truncate(number) && number is >= 0 and <= int.MaxValue
            ? (int)number
            : Cell<int>.Refused(text, $"This is not a whole number. Write it like {example}");

    /// <summary>Baths, with halves; 0 means unknown as well.</summary>
    public static Cell<decimal> Baths(string text)
    {
        var baths = Parts(text);
        return baths.Value == 0 ? default(decimal?) : baths;
    }

    /// <summary>A number that need not be whole, such as 2.5.</summary>
    public static Cell<decimal> Parts(string text) =>
        Read(text.Trim()) is { } number && number >= 0 ? number : Cell<decimal>.Refused(text, "This is not a number of baths. Write it like 2 or 2.5");

    public static Cell<decimal> Degrees(string text) =>
        Read(text.Trim()) is { } number ? number : Cell<decimal>.Refused(text, "This is not a coordinate. Write it like 38.631913");

    /// <summary>Commas only where thousands end: "59,22" and "1.234,56" are no numbers here.</summary>
    private static decimal? Read(string text)
    {
        if (text.Length is 0 or > 30 || !HasCommasAtThousands(text))
            return null;
        return decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
    }

    private static bool HasCommasAtThousands(string text)
    {
        if (!text.Contains(',', StringComparison.Ordinal))
            return true;
        var whole = text.Split('.')[0].TrimStart('-', '+').Split(',');
        return whole[0].Length is > 0 and <= 3 && whole.Skip(1).All(group => group.Length == 3) && text.LastIndexOf(',') < (uint)text.IndexOf('.');
    }
}
