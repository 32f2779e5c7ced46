using System.Collections.Frozen;
using System.Text;

namespace OpsConsole.Core.Messages.Sms;

/// <summary>
/// How many messages a carrier makes of a text. By GSM 03.38 one holds 160 characters of 7 bits, or 153 each when there are several, because
/// each then says which it is; the ten of the extension table take two, which are never parted. One character outside of both makes the whole
/// text UCS-2: 70, or 67 each, and the halves of an emoji are never parted either.
/// </summary>
/// <param name="Units">Characters as they are counted: 7-bit ones, or of UTF-16.</param>
/// <param name="Odd">The first character that made it UCS-2; null while it is GSM.</param>
public sealed record SmsLength(int Segments, int Units, string? Odd)
{
    /// <summary>What a template may take with its examples.</summary>
    public const int Most = 4;

    /// <summary>The provider takes no longer body.</summary>
    public const int LongestBody = 1_600;

    private const string Basic = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private static readonly FrozenSet<char> basic = Basic.ToFrozenSet();
    private static readonly FrozenSet<char> extension = "\f^{}\\[~]|€".ToFrozenSet();

    public bool IsGsm => Odd is null;

    public static SmsLength Of(string text)
    {
        var odd = text.EnumerateRunes().FirstOrDefault(rune => !IsOfGsm(rune));
        if (odd == default)
            return Packed([.. text.Select(letter => extension.Contains(letter) ? 2 : 1)], 160, 153, null);
        return Packed([.. text.EnumerateRunes().Select(rune => rune.Utf16SequenceLength)], 70, 67, odd.ToString());
    }

    /// <summary>The same with what keyboards put in by themselves written as GSM has it: quotes, dashes, dots, narrow spaces. Nothing else is changed.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text)
            plain.Append(letter switch
            {
                '\u2018' or '\u2019' or '\u201a' or '\u2032' => "'",
                '\u201c' or '\u201d' or '\u201e' or '\u2033' => "\"",
                '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2212' => "-",
                '\u2026' => "...",
                '\u00a0' or '\u2007' or '\u2009' or '\u202f' or '\t' => " ",
                '\u200b' or '\ufeff' => "",
                _ => letter.ToString(),
            });
        return plain.ToString();
    }

    private static bool IsOfGsm(Rune rune) => rune.IsBmp && (basic.Contains((char)rune.Value) || extension.Contains((char)rune.Value));

    private static SmsLength Packed(IReadOnlyList<int> sizes, int alone, int each, string? odd)
    {
        var units = sizes.Sum();
        if (units <= alone)
            return new(units == 0 ? 0 : 1, units, odd);
        var (segments, left) = (0, 0);
        foreach (var size in sizes)
        {
            if (left < size)
                (segments, left) = (segments + 1, each);
            left -= size;
        }

        return new(segments, units, odd);
    }
}
