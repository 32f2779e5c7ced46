using System.Text;

namespace OpsConsole.Core.Leads.Addresses;

/// <summary>Five digits and, where known, the four that name a block or building.</summary>
public readonly record struct ZipCode(string Five, string? PlusFour)
{
    /// <summary>Reads 95838, 95838-1234, 958381234 and the 95838.0 of spreadsheets; null for anything else.</summary>
    public static ZipCode? Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 40)
            return null;
        var digits = text.Trim();
        if (!Ascii.IsValid(digits))
            digits = AddressText.Fold(digits).Trim();
        if (digits is [_, _, _, _, _, '.', '0'])
            digits = digits[..5];

        if (digits.Length == 5 && IsDigits(digits))
            return new(digits, null);
        if (digits.Length == 9 && IsDigits(digits))
            return new(digits[..5], digits[5..]);
        if (digits.Length >= 10 && digits[5] is '-' or ' ' && IsDigits(digits[..5]))
        {
            var rest = digits[5..].Trim(' ', '-');
            return rest.Length == 4 && IsDigits(rest) ? new(digits[..5], rest) : null;
        }

        return null;
    }

    public override string ToString() => PlusFour is null ? Five : $"{Five}-{PlusFour}";

    private static bool IsDigits(string text) => OrdinalNumbers.IsDigits(text);
}
