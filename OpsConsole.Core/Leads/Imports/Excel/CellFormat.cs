using System.Buffers;
using System.Globalization;

namespace OpsConsole.Core.Leads.Imports.Excel;

/// <summary>
/// What a number in a cell stands for by its number format, and the text a person would type for it: 39589 as <c>m/d/yy</c> is 2008-05-21,
/// 956 as <c>00000</c> is 00956, 0.065 as <c>0.0%</c> is 6.5%. Currencies, thousands and decimals are only looks: the number stays plain.
/// </summary>
internal sealed class CellFormat
{
    /// <summary>The first day that no longer has four digits for its year.</summary>
    private const double AfterLastDay = 2_958_466;

    private const int DaysFrom1900To1904 = 1_462;

    private static readonly SearchValues<char> timeLetters = SearchValues.Create("yYdDhHsSmM");

    private readonly Func<double, string, bool, string> show;

    private CellFormat(Func<double, string, bool, string> show) => this.show = show;

    public static CellFormat General { get; } = new((number, raw, _) => Plain(number, raw));

    private static CellFormat Percent { get; } = new((number, raw, _) => Plain(number * 100, raw) + "%");

    private static CellFormat Moment { get; } = new(ShowMoment);

    /// <param name="id">Formats below 164 are known by number and need no code.</param>
    public static CellFormat Of(int id, string? code) => code is not null ? OfCode(code) : id switch
    {
        9 or 10 => Percent,
        >= 14 and <= 22 or >= 27 and <= 36 or >= 45 and <= 47 or >= 50 and <= 58 => Moment,
        _ => General,
    };

    /// <param name="raw">The number as the file writes it, such as <c>59222</c>, <c>1.0E+5</c> or <c>38.631912999999997</c>.</param>
    /// <param name="is1904">Whether the workbook counts its days from 1904.</param>
    public string Show(string raw, bool is1904)
    {
        var text = raw.Trim();
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? show(number, text, is1904) : text;
    }

    private static CellFormat OfCode(string code)
    {
        var letters = FormatLetters.Of(code);
        if (letters.AsSpan().IndexOfAny(timeLetters) >= 0)
            return Moment;
        if (letters.Contains('%', StringComparison.Ordinal))
            return Percent;
        return letters.Length > 1 && letters.All(letter => letter is '0' or '-' or ' ' or '(' or ')') && letters.Count(letter => letter == '0') is > 1 and <= 18
            ? new((number, raw, _) => Masked(letters, number, raw))
            : General;
    }

    /// <summary>Fifteen digits, as Excel shows and means them; never with an exponent.</summary>
    private static string Plain(double number, string raw) => Math.Abs(number) switch
    {
        0 => "0",
        > 1e-12 and < 1e28 => ((decimal)number).ToString("0.############################", CultureInfo.InvariantCulture),
        _ => raw,
    };

    private static string ShowMoment(double number, string raw, bool is1904)
    {
        var serial = is1904 ? number + DaysFrom1900To1904 : number;
        if (serial is < 0 or >= AfterLastDay)
            return Plain(number, raw);
        // Day 60 is a 29 February 1900 that never was; the days before it are one off.
        if (serial is >= 60 and < 61)
            return "1900-02-29";
        var moment = DateTime.FromOADate(Math.Round((serial < 60 ? serial + 1 : serial) * 86_400) / 86_400);
        return serial < 1
            ? moment.ToString("HH:mm:ss", CultureInfo.InvariantCulture)
            : moment.ToString(moment.TimeOfDay < TimeSpan.FromSeconds(1) ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
    }

    /// <summary>956 under "00000" → "00956"; 958381234 under "00000-0000" → "95838-1234".</summary>
    private static string Masked(string mask, double number, string raw)
    {
        if (number < 0 || number != Math.Truncate(number) || number >= 1e15)
            return Plain(number, raw);
        var places = mask.Count(letter => letter == '0');
        var digits = ((long)number).ToString(CultureInfo.InvariantCulture).PadLeft(places, '0');
        var ahead = digits.Length - places;
        var at = ahead;
        return digits[..ahead] + string.Concat(mask.Select(letter => letter == '0' ? digits[at++] : letter));
    }
}
