using OpsConsole.Core.Settings;

namespace OpsConsole.Core.Leads.FairHousing;

/// <summary>
/// Finds wording in a text about a house that the Fair Housing Act forbids or that needs a second look. It reads words, not meaning: what it finds
/// is a doubt for a person, and what it does not find may still be wrong. Thread-safe.
/// </summary>
public sealed class FairHousingCheck
{
    private static readonly ILookup<string, WordingRule> lawful = ByBeginning(FairHousingWords.Rules, rule => rule.Words);

    private static readonly ILookup<string, WordPattern> allowed = ByBeginning(FairHousingWords.Allowed.Select(pattern => new WordPattern(pattern)), pattern => pattern);

    private readonly ILookup<string, WordingRule> own;
    private readonly ILookup<string, WordPattern> ownAllowed;

    private FairHousingCheck(IEnumerable<string> forbidden, IEnumerable<string> mayStand)
    {
        own = ByBeginning(Plain(forbidden).Select(pattern => new WordingRule(pattern, null, IsStrong: true, "Your firm keeps it out of its listings.", "Say it in other words.")), rule => rule.Words);
        ownAllowed = ByBeginning(Plain(mayStand).Select(pattern => new WordPattern(pattern)), pattern => pattern);
    }

    /// <summary>What the law says, and nothing of a firm's own.</summary>
    public static FairHousingCheck Law { get; } = new([], []);

    /// <summary>The law's, and what a firm forbids and allows besides. What it allows lifts a mark only where the whole of the marked words stands in the phrase.</summary>
    public static FairHousingCheck With(WordList forbidden, WordList mayStand) =>
        forbidden.Words.Count + mayStand.Words.Count == 0 ? Law : new(forbidden.Words, mayStand.Words);

    /// <summary>Why these phrases cannot be allowed: one of them is nothing but what the law forbids. Null when they can.</summary>
    public static Error? WhyNotAllowed(WordList phrases)
    {
        foreach (var phrase in phrases.Words)
            if (TextWord.Of(phrase) is { Count: > 0 } words
                && Law.Find(phrase).FirstOrDefault(found => found.IsStrong && found.Start <= words[0].Start && found.Start + found.Length >= words[^1].End) is { } found)
                return new PhraseIsForbiddenByLaw(phrase, found.Words);
        return null;
    }

    /// <returns>In the order of the text, without overlaps: of two that share words the stronger, then the longer stays.</returns>
    public IReadOnlyList<WordingFinding> Find(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return [];
        var words = TextWord.Of(text);
        var isAllowed = new bool[words.Count];
        var phrases = new List<(int From, int End)>();
        for (var at = 0; at < words.Count; at++)
        {
            foreach (var pattern in allowed[words[at].Key])
                isAllowed.AsSpan(at, pattern.MatchAt(words, at)).Fill(true);
            foreach (var pattern in ownAllowed[words[at].Key])
                if (pattern.MatchAt(words, at) is > 0 and var count)
                    phrases.Add((at, at + count));
        }

        var found = new List<(int From, int Count, WordingRule Rule)>();
        for (var at = 0; at < words.Count; at++)
        {
            foreach (var rule in lawful[words[at].Key])
                if (rule.Words.MatchAt(words, at) is > 0 and var count && !isAllowed.AsSpan(at, count).Contains(true) && !phrases.Exists(phrase => phrase.From <= at && phrase.End >= at + count))
                    found.Add((at, count, rule));
            foreach (var rule in own[words[at].Key])
                if (rule.Words.MatchAt(words, at) is > 0 and var length)
                    found.Add((at, length, rule));
        }

        return Apart(found, words, text);
    }

    private static ILookup<string, T> ByBeginning<T>(IEnumerable<T> all, Func<T, WordPattern> words) =>
        all.SelectMany(one => words(one).Beginnings.Distinct().Select(word => (word, one))).ToLookup(pair => pair.word, pair => pair.one);

    /// <summary>A firm's words are words, without the signs of patterns.</summary>
    private static IEnumerable<string> Plain(IEnumerable<string> phrases) =>
        phrases.Select(phrase => string.Join(' ', TextWord.Of(phrase).Select(word => word.Key))).Where(pattern => pattern.Length > 0);

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
