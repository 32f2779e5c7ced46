namespace OpsConsole.Core.Users;

/// <summary>
/// Whether a password is one of those that guessing begins with. Not a list of them but the facts they are made from: some hundred words
/// and names, however they are spelled ("P@ssw0rd"), years, keys side by side, letters in their order, and repetition. What is left once
/// all that is taken out has to be something of its own.
/// </summary>
public static partial class CommonPasswords
{
    /// <summary>Letters and digits that guessing does not get from the facts above.</summary>
    public const int LeastOfItsOwn = 5;

    private const int LeastDifferent = 5;
    private const int ShortestWalk = 4;

    /// <summary>Rows of the usual keyboards, their columns, and what is learned in an order.</summary>
    private static readonly string[] lines =
    [
        "`1234567890-=", "qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,./", "qwertzuiop", "azertyuiop", "yxcvbnm", "1qaz", "2wsx", "3edc", "4rfv", "5tgb", "6yhn", "7ujm", "8ik,", "9ol.",
        "1qaz2wsx3edc4rfv5tgb6yhn7ujm", "1q2w3e4r5t6y7u8i9o0p", "q1w2e3r4t5y6u7i8o9p0", "741852963", "147258369", "abcdefghijklmnopqrstuvwxyz",
    ];

    private static readonly string[] walks = [.. lines.Concat(lines.Select(Reversed)).SelectMany(WalksIn).Distinct(StringComparer.Ordinal).OrderByDescending(walk => walk.Length)];

    public static bool Has(string password)
    {
        var plain = password.ToLowerInvariant();
        if (plain.Where(char.IsLetterOrDigit).Distinct().Count() < LeastDifferent)
            return true;
        plain = Once(plain);
        // A digit may be part of a number or a letter in disguise: "P@ssw0rd1234" is both. Whichever leaves less is how it was thought.
        var rest = WithoutYears(Without(plain, walks));
        string[] thoughts = [plain, rest, Plainly(rest, 'i'), Plainly(rest, 'l'), Plainly(plain, 'i'), Plainly(plain, 'l')];
        return thoughts.Any(thought => LeftOf(thought) < LeastOfItsOwn);
    }

    private static int LeftOf(string text) => WithoutYears(Without(Without(text, Words), walks)).Count(char.IsLetterOrDigit);

    /// <summary>A gap stays, so that what stood before and behind does not become a word.</summary>
    private static string Without(string text, IReadOnlyList<string> pieces)
    {
        foreach (var piece in pieces)
            if (text.Contains(piece, StringComparison.Ordinal))
                text = text.Replace(piece, " ", StringComparison.Ordinal);
        return text;
    }

    /// <summary>1900 to 2099, and runs of one digit or letter: "2026", "1111", "aaaa".</summary>
    private static string WithoutYears(string text)
    {
        var rest = new System.Text.StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var run = RunAt(text, at);
            if (run >= 3)
            {
                at += run;
            }
            else if (IsYearAt(text, at))
            {
                at += 4;
            }
            else
            {
                rest.Append(text[at++]);
            }
        }

        return rest.ToString();
    }

    private static bool IsYearAt(string text, int at) =>
        at + 4 <= text.Length && text.AsSpan(at, 2) is "19" or "20" && char.IsAsciiDigit(text[at + 2]) && char.IsAsciiDigit(text[at + 3]);

    private static int RunAt(string text, int at)
    {
        var end = at + 1;
        while (end < text.Length && text[end] == text[at])
            end++;
        return end - at;
    }

    /// <summary>"xk7xk7xk7" is "xk7": who has guessed the piece has guessed the whole.</summary>
    private static string Once(string text)
    {
        for (var length = 1; length <= text.Length / 2; length++)
            if (text.Length % length == 0 && Enumerable.Range(0, text.Length).All(at => text[at] == text[at % length]))
                return text[..length];
        return text;
    }

    private static string Plainly(string text, char one) => string.Create(text.Length, (text, one), static (span, from) =>
    {
        for (var at = 0; at < span.Length; at++)
            span[at] = from.text[at] switch
            {
                '@' or '4' => 'a',
                '3' or '€' => 'e',
                '1' or '!' or '|' => from.one,
                '0' => 'o',
                '5' or '$' => 's',
                '7' or '+' => 't',
                '8' => 'b',
                '9' => 'g',
                var other => other,
            };
    });

    private static IEnumerable<string> WalksIn(string line) =>
        from start in Enumerable.Range(0, Math.Max(0, line.Length - ShortestWalk + 1))
        from length in Enumerable.Range(ShortestWalk, line.Length - start - ShortestWalk + 1)
        select line.Substring(start, length);

    private static string Reversed(string line) => new([.. line.Reverse()]);
}
