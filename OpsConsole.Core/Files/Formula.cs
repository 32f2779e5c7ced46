using System.Globalization;

namespace OpsConsole.Core.Files;

/// <summary>Texts that a spreadsheet would run as a formula when it opens a file they were written to.</summary>
public static class Formula
{
    /// <summary>
    /// Whether the text starts with = + - @ (also in full width), a tab or a carriage return. A plain number with its sign is none,
    /// and neither is an international phone number.
    /// </summary>
    public static bool IsIn(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return false;
        if (text[0] is '\t' or '\r' or '\n')
            return true;
        var shown = text.AsSpan().TrimStart();
        return shown.Length > 0 && shown[0] is '=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠' && !IsNumber(shown);
    }

    private static bool IsNumber(ReadOnlySpan<char> text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out _);
}
