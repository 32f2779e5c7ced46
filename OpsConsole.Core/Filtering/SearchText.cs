using System.Globalization;
using System.Text;

namespace OpsConsole.Core.Filtering;

/// <summary>
/// What a search looks in, folded so that "hernandez" finds Hernández and "(916) 555" finds +1916555…. Kept in a column by the save, so
/// that database and memory search the very same text.
/// </summary>
public static class SearchText
{
    /// <summary>" 3526 high st sacramento 95838 maria hernandez maria@example.com 9165550134 "</summary>
    /// <param name="phone">In the international form, or null.</param>
    /// <param name="most">What is longer is cut.</param>
    public static string Of(IEnumerable<string?> parts, string? phone, int most)
    {
        var text = new StringBuilder(160);
        foreach (var part in parts)
            Append(text, part);
        if (phone is not null)
            text.Append(text.Length > 0 && text[^1] == ' ' ? "" : " ").Append(Digits(phone.StartsWith("+1", StringComparison.Ordinal) ? phone[2..] : phone));
        return text.Length > most ? text.ToString(0, most) : text.ToString();
    }

    /// <summary>
    /// What to look for, folded; null when nothing is left of it. It begins where a word begins ("12 oak" does not find 412 Oak St), unless
    /// it starts with a sign (@example.com) or is a phone number, of which people remember the end.
    /// </summary>
    public static string? Wanted(string typed)
    {
        if (typed.Count(char.IsAsciiDigit) >= 7 && typed.All(letter => char.IsAsciiDigit(letter) || " +-.()/".Contains(letter, StringComparison.Ordinal)))
            return Digits(typed) is ['1', _, _, _, _, _, _, _, _, _, _] withCountry ? withCountry[1..] : Digits(typed);
        var text = new StringBuilder(typed.Length + 1);
        Append(text, typed);
        var words = text.ToString().TrimEnd();
        return !words.Any(char.IsLetterOrDigit) ? null : char.IsLetterOrDigit(words[1]) ? words : words[1..];
    }

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    /// <summary>Lower case without accents; all but letters, digits and the signs of an address becomes a space.</summary>
    private static void Append(StringBuilder to, string? part)
    {
        if (string.IsNullOrEmpty(part))
            return;
        Space(to);
        foreach (var letter in IsPlain(part) ? part : Decomposed(part))
        {
            if (char.IsAsciiLetterOrDigit(letter))
                to.Append(char.ToLowerInvariant(letter));
            else if (letter is '@' or '.' or '#' or '-' or '_' or '+' or '/')
                to.Append(letter);
            else if (char.IsLetterOrDigit(letter))
                to.Append(char.ToLowerInvariant(letter));
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && letter is not ('\'' or '’'))
                Space(to);
        }
    }

    private static void Space(StringBuilder to)
    {
        if (to.Length == 0 || to[^1] != ' ')
            to.Append(' ');
    }

    /// <summary>Half a surrogate pair, which only a broken address can hold, would make Normalize throw.</summary>
    private static string Decomposed(string text) => string.Concat(text.EnumerateRunes()).Normalize(NormalizationForm.FormD);

    private static bool IsPlain(string text) => text.All(char.IsAscii);
}
