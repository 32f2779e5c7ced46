using System.Globalization;
using System.Text.RegularExpressions;

namespace OpsConsole.Core.Settings;

/// <summary>Reads numbers as people type them: "1,000", "72 hours", "$ 1,250.50", "2.5 %". Commas part thousands and nothing else.</summary>
internal static partial class NumberText
{
    public static long? Whole(string typed, string unit) => Decimal(typed, unit) is { } number && number == decimal.Truncate(number) && number <= int.MaxValue ? (long)number : null;

    /// <param name="unit">What may stand behind the number.</param>
    public static decimal? Decimal(string typed, string unit)
    {
        var text = typed.Trim();
        if (unit.Length > 0 && text.EndsWith(unit, StringComparison.OrdinalIgnoreCase))
            text = text[..^unit.Length].TrimEnd();
        return Written().IsMatch(text) ? decimal.Parse(text.Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) : null;
    }

    [GeneratedRegex(@"^([0-9]{1,3}(,[0-9]{3})+|[0-9]{1,12})(\.[0-9]{1,6})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
