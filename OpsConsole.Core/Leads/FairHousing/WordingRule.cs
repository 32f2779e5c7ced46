namespace OpsConsole.Core.Leads.FairHousing;

/// <summary>
/// Words that are looked for: <c>no|without children|kids</c> is two words in a row, each one of several; <c>the?</c> may be missing.
/// </summary>
internal sealed record WordingRule(string Pattern, ProtectedClass? Class, bool IsStrong, string Why, string Suggestion)
{
    public WordPattern Words { get; } = new(Pattern);
}

/// <summary>A row of words, each with its alternatives.</summary>
internal sealed class WordPattern(string pattern)
{
    private readonly (string[] Choices, bool IsOptional)[] places =
        [.. pattern.Split(' ').Select(place => (place.TrimEnd('?').Split('|'), place.EndsWith('?')))];

    /// <summary>The first words it can begin with, for finding it without trying every place.</summary>
    public IEnumerable<string> Beginnings
    {
        get
        {
            foreach (var (choices, isOptional) in places)
            {
                foreach (var choice in choices)
                    yield return choice;
                if (!isOptional)
                    yield break;
            }
        }
    }

    /// <summary>How many words match from there; 0 when it does not stand there.</summary>
    public int MatchAt(IReadOnlyList<TextWord> words, int from)
    {
        var at = from;
        foreach (var (choices, isOptional) in places)
            if (at < words.Count && choices.Contains(words[at].Key))
                at++;
            else if (!isOptional)
                return 0;
        return at - from;
    }
}

/// <summary>A word of a text as it is compared, and where it stands.</summary>
internal readonly record struct TextWord(string Key, int Start, int End)
{
    /// <summary>The words of a text: lower case, without apostrophes and invisible letters; a hyphen parts words, a plus belongs to its number ("55+").</summary>
    public static List<TextWord> Of(string text)
    {
        var (words, key, start) = (new List<TextWord>(), new System.Text.StringBuilder(), -1);
        for (var at = 0; at <= text.Length; at++)
        {
            var letter = at < text.Length ? text[at] : ' ';
            if (char.IsLetterOrDigit(letter) || (letter == '+' && key.Length > 0 && char.IsDigit(key[^1])))
            {
                if (start < 0)
                    start = at;
                key.Append(char.ToLowerInvariant(letter));
            }
            else if (start >= 0 && !IsInside(letter))
            {
                words.Add(new(key.ToString(), start, EndOf(text, at)));
                key.Clear();
                start = -1;
            }
        }

        return words;
    }

    private static bool IsInside(char letter) => letter is '\'' or '’' || char.GetUnicodeCategory(letter) is System.Globalization.UnicodeCategory.Format;

    /// <summary>Without the apostrophes behind its last letter.</summary>
    private static int EndOf(string text, int at)
    {
        while (at > 0 && IsInside(text[at - 1]))
            at--;
        return at;
    }
}
