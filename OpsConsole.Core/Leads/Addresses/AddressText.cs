using System.Globalization;
using System.Text;

namespace OpsConsole.Core.Leads.Addresses;

/// <summary>Brings what somebody typed to plain upper-case words: accents, punctuation and odd spaces are gone, what carries meaning stays.</summary>
internal static class AddressText
{
    /// <summary>Nothing that is an address is longer; what lies beyond is not read.</summary>
    public const int LongestRead = 1_000;

    private const int MostWords = 60;

    public static string[] Words(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return [];
        var words = Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length <= MostWords ? words : words[..MostWords];
    }

    public static string Fold(string text)
    {
        if (text.Length > LongestRead)
            text = text[..LongestRead];
        if (!Ascii.IsValid(text))
            text = Plain(text);
        text = text.Replace("'", "", StringComparison.Ordinal);

        var folded = new StringBuilder(text.Length + 8);
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            if (char.IsLetterOrDigit(letter))
                folded.Append(char.ToUpperInvariant(letter));
            else if (letter == '#')
                folded.Append(" # ");
            else if (letter == '&')
                folded.Append(" AND ");
            else if (letter == '.')
                Dot(text, i, folded);
            else if (letter == '/' && HasDigit(text, i - 1) && HasDigit(text, i + 1))
                folded.Append('/');
            else if (letter == '-')
                i = Hyphen(text, i, folded);
            else
                folded.Append(' ');
        }

        return folded.ToString();
    }

    /// <summary>"U.S." is one word and "24.5 Rd" keeps its point; any other dot ends a word ("St.James").</summary>
    private static void Dot(string text, int at, StringBuilder folded)
    {
        if (HasDigit(text, at - 1) && HasDigit(text, at + 1))
            folded.Append('.');
        else if (!(IsLoneLetter(text, at - 1) && IsLoneLetter(text, at + 1)))
            folded.Append(' ');
    }

    /// <summary>
    /// "92-10" and "92 - 10" keep the hyphen, "210-A" is 210A, but "1420-5th" is number 1420 on 5th and "123-1/2" has a fraction.
    /// Answers the index of the last character that was used up.
    /// </summary>
    private static int Hyphen(string text, int at, StringBuilder folded)
    {
        var next = at + 1;
        while (next < text.Length && text[next] == ' ')
            next++;
        while (folded.Length > 0 && folded[^1] == ' ')
            folded.Length--;

        if (folded.Length > 0 && char.IsAsciiDigit(folded[^1]) && next < text.Length)
        {
            if (char.IsAsciiDigit(text[next]) && IsPlainNumber(text, next))
            {
                folded.Append('-');
                return next - 1;
            }

            if (next == at + 1 && char.IsLetter(text[next]) && !HasLetterOrDigit(text, next + 1))
                return at;
        }

        folded.Append(' ');
        return at;
    }

    private static bool IsPlainNumber(string text, int from)
    {
        var end = from;
        while (HasDigit(text, end))
            end++;
        if (end < text.Length && text[end] == '/')
            return false;
        return !(end + 1 < text.Length && char.IsLetter(text[end]) && char.IsLetter(text[end + 1]));
    }

    private static bool HasDigit(string text, int at) => at >= 0 && at < text.Length && char.IsAsciiDigit(text[at]);

    private static bool HasLetterOrDigit(string text, int at) => at >= 0 && at < text.Length && char.IsLetterOrDigit(text[at]);

    private static bool IsLoneLetter(string text, int at) =>
        at >= 0 && at < text.Length && char.IsLetter(text[at]) && !HasLetterOrDigit(text, at - 1) && !HasLetterOrDigit(text, at + 1);

    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length + 16);
        foreach (var rune in text.EnumerateRunes())
        {
            // "12½" is 12 and a half; code points that are no characters cannot be normalised.
            var category = Rune.GetUnicodeCategory(rune);
            if (rune.Value > 0x7f && category is UnicodeCategory.OtherNumber or UnicodeCategory.OtherNotAssigned)
                plain.Append(' ');
            if (category == UnicodeCategory.OtherNotAssigned)
                continue;
            plain.Append(rune.ToString());
        }

        var apart = plain.ToString().Normalize(NormalizationForm.FormKD);
        plain.Clear();
        foreach (var letter in apart)
        {
            var kind = CharUnicodeInfo.GetUnicodeCategory(letter);
            if (kind is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format)
                continue;
            var digit = kind == UnicodeCategory.DecimalDigitNumber ? CharUnicodeInfo.GetDecimalDigitValue(letter) : -1;
            if (digit >= 0)
                plain.Append((char)('0' + digit));
            else if (Replacement(letter) is { } known)
                plain.Append(known);
            else
                plain.Append(letter);
        }

        // Scripts such as Hangul are put together again.
        return plain.ToString().Normalize(NormalizationForm.FormC);
    }

    private static string? Replacement(char letter) => letter switch
    {
        '\u2018' or '\u2019' or '\u02bc' => "'",
        '\u2010' or '\u2012' or '\u2013' or '\u2014' or '\u2212' => "-",
        '\u2044' => "/",
        'ß' => "ss",
        'Ø' or 'ø' => "o",
        'Ł' or 'ł' => "l",
        'Æ' or 'æ' => "ae",
        _ => null,
    };
}
