using System.Globalization;

namespace OpsConsole.Core.Templates;

/// <summary>A colour of a mail: <c>#rgb</c> or <c>#rrggbb</c>.</summary>
public readonly record struct MailColor(byte Red, byte Green, byte Blue)
{
    /// <summary>WCAG 2.2, success criterion 1.4.3: what text of the usual size needs.</summary>
    public const double Enough = 4.5;

    public static MailColor? Read(string text)
    {
        var digits = text.Trim();
        if (digits.Length is not (4 or 7) || digits[0] != '#' || !digits.Skip(1).All(char.IsAsciiHexDigit))
            return null;
        var full = digits.Length == 4 ? string.Concat(digits.Skip(1).Select(digit => new string(digit, 2))) : digits[1..];
        return new(Part(0), Part(2), Part(4));

        byte Part(int at) => byte.Parse(full.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }

    /// <summary>From 1 to 21, by WCAG's formula.</summary>
    public double ContrastTo(MailColor other)
    {
        var (one, two) = (Luminance, other.Luminance);
        return (Math.Max(one, two) + 0.05) / (Math.Min(one, two) + 0.05);
    }

    private double Luminance => (0.2126 * Linear(Red)) + (0.7152 * Linear(Green)) + (0.0722 * Linear(Blue));

    private static double Linear(byte part)
    {
        var share = part / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }
}
