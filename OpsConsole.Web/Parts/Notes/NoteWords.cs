namespace OpsConsole.Web.Parts.Notes;

internal static class NoteWords
{
    /// <summary>A note's text cut at the people it mentions, so that each can be marked.</summary>
    public static IReadOnlyList<(string Part, bool IsMention)> Parts(string text, IReadOnlyList<string> mentions)
    {
        var parts = new List<(string, bool)>();
        var rest = 0;
        for (var at = text.IndexOf('@'); at >= 0; at = text.IndexOf('@', at + 1))
        {
            var name = mentions.OrderByDescending(mention => mention.Length)
                .FirstOrDefault(mention => string.Compare(text, at + 1, mention, 0, mention.Length, StringComparison.OrdinalIgnoreCase) == 0);
            if (name is null || at < rest)
                continue;
            if (at > rest)
                parts.Add((text[rest..at], false));
            rest = at + 1 + name.Length;
            parts.Add((text[at..rest], true));
        }

        if (rest < text.Length)
            parts.Add((text[rest..], false));
        return parts;
    }
}
