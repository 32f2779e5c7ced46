namespace OpsConsole.Core.Leads.Intake;

/// <summary>Phone numbers of the North American plan. Whether a number is in service is for the look-up to say.</summary>
public static class UsPhone
{
    private const int LongestRead = 40;

    /// <summary>
    /// The number as E.164 ("+19165550134") from "(916) 555-0134", "916.555.0134", "+1 916 555 0134" or "1-916-555-0134 x12" (the extension is
    /// left out); null when it cannot be one: area and exchange start with 2 to 9, and neither is a service code such as 911.
    /// </summary>
    public static string? Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestRead)
            return null;
        Span<char> digits = stackalloc char[11];
        var count = 0;
        var number = WithoutExtension(text.Trim());
        for (var i = 0; i < number.Length; i++)
        {
            if (char.IsAsciiDigit(number[i]))
            {
                if (count == digits.Length)
                    return null;
                digits[count++] = number[i];
            }
            else if (!(number[i] is ' ' or '-' or '.' or '(' or ')' or '/' or '\u00a0' or '\u2010' or '\u2011' or '\u2013' || number[i] == '+' && i == 0))
            {
                return null;
            }
        }

        if (number[0] == '+' && count != 11)
            return null;
        if (count == 11 && digits[0] == '1')
            return Plausible(digits[1..]) ? $"+{digits}" : null;
        return count == 10 && Plausible(digits[..10]) ? $"+1{digits[..10]}" : null;
    }

    // "x12", "ext. 12", "ext12", "#12"
    private static string WithoutExtension(string text)
    {
        var at = text.AsSpan().IndexOfAny("xXeE#");
        if (at < 7)
            return text;
        var extension = text[at..].TrimStart('x', 'X', 'e', 'E', 't', 'T', '#', '.', ':', ' ');
        return extension.Length is > 0 and <= 6 && extension.All(char.IsAsciiDigit) ? text[..at] : text;
    }

    private static bool Plausible(ReadOnlySpan<char> number) =>
        number[0] is >= '2' && number[3] is >= '2' && number[1..3] is not "11" && number[4..6] is not "11";
}
