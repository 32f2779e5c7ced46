namespace OpsConsole.Core.Leads.FairHousing;

/// <summary>
/// Finds wording in a text about a house that the Fair Housing Act forbids or that needs a second look. It reads words, not meaning: what it finds
/// is a doubt for a person, and what it does not find may still be wrong. Thread-safe.
/// </summary>
public static class FairHousingCheck
{
    private static readonly ILookup<string, WordingRule> rules = FairHousingWords.Rules.SelectMany(rule => rule.Words.Beginnings.Distinct().Select(word => (word, rule))).ToLookup(pair => pair.word, pair => pair.rule);

    private static readonly ILookup<string, WordPattern> allowed = FairHousingWords.Allowed.Select(pattern => new WordPattern(pattern))
        .SelectMany(pattern => pattern.Beginnings.Distinct().Select(word => (word, pattern))).ToLookup(pair => pair.word, pair => pair.pattern);

    /// <returns>In the order of the text, without overlaps: of two that share words the stronger, then the longer stays.</returns>
    public static IReadOnlyList<WordingFinding> Find(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return [];
        var words = TextWord.Of(text);
        var isAllowed = new bool[words.Count];
        for (var at = 0; at < words.Count; at++)
            foreach (var pattern in allowed[words[at].Key])
                isAllowed.AsSpan(at, pattern.MatchAt(words, at)).Fill(true);

        var found = new List<(int From, int Count, WordingRule Rule)>();
        for (var at = 0; at < words.Count; at++)
            foreach (var rule in rules[words[at].Key])
                if (rule.Words.MatchAt(words, at) is > 0 and var count && !isAllowed.AsSpan(at, count).Contains(true))
                    found.Add((at, count, rule));
        return Apart(found, words, text);
    }

    private static List<WordingFinding> Apart(List<(int From, int Count, WordingRule Rule)> found, List<TextWord> words, string text)
    {
        var taken = new bool[words.Count];
        var kept = new List<WordingFinding>();
        foreach (var (from, count, rule) in found.OrderByDescending(one => one.Rule.IsStrong).ThenByDescending(one => one.Count).ThenBy(one => one.From))
        {
            if (taken.AsSpan(from, count).Contains(true))
                continue;
            taken.AsSpan(from, count).Fill(true);
            var (start, end) = (words[from].Start, words[from + count - 1].End);
            kept.Add(new(start, end - start, text[start..end], rule.Class, rule.IsStrong, rule.Why, rule.Suggestion));
        }

        kept.Sort((left, right) => left.Start.CompareTo(right.Start));
        return kept;
    }
}
