namespace OpsConsole.Core.Leads.Matching;

/// <summary>Leads by what two must share one of to be compared at all: door, phone, e-mail or name.</summary>
internal sealed class MatchBlocks
{
    private readonly ILookup<(char Kind, string Value), MatchSubject> blocks;

    public MatchBlocks(IEnumerable<MatchSubject> subjects) =>
        blocks = subjects.SelectMany(subject => KeysOf(subject.Facts).Select(key => (key, subject))).ToLookup(entry => entry.key, entry => entry.subject);

    public IEnumerable<MatchSubject> Beside(MatchSubject subject) => KeysOf(subject.Facts).SelectMany(key => blocks[key]).DistinctBy(other => other.Id);

    private static IEnumerable<(char Kind, string Value)> KeysOf(MatchFacts facts)
    {
        if (facts.Door.Length > 0)
            yield return ('d', facts.Door);
        if (facts.Phone is { } phone)
            yield return ('p', phone);
        if (facts.Email is { } email)
            yield return ('e', email);
        if (facts.Name is { } name)
            yield return ('n', name);
    }
}
