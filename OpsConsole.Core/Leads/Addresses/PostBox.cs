namespace OpsConsole.Core.Leads.Addresses;

/// <summary>"P.O. Box 123" in its spellings, and rural routes: "Rural Route 2 Box 30" is RR 2 BOX 30.</summary>
internal static class PostBox
{
    /// <summary>The box that starts at <paramref name="at"/> in canonical words, and how many words it took; none when there is no box.</summary>
    public static (string? Text, int Words) Read(IReadOnlyList<string> words, int at)
    {
        var (kind, taken) = Kind(words, at);
        if (kind is null)
            return (null, 0);
        while (at + taken < words.Count && words[at + taken] is "#" or "NO" or "NUMBER")
            taken++;
        if (at + taken >= words.Count || !HasDigit(words[at + taken]) && words[at + taken].Length > 1)
            return (null, 0);

        var text = $"{kind} {words[at + taken]}";
        return (text, taken + 1);
    }

    private static (string? Kind, int Words) Kind(IReadOnlyList<string> words, int at) => Word(words, at) switch
    {
        "POB" or "POBOX" => ("PO BOX", 1),
        "BOX" or "BX" => ("BOX", 1),
        "PO" when Word(words, at + 1) is "BOX" or "BX" => ("PO BOX", 2),
        "P" when Word(words, at + 1) == "O" && Word(words, at + 2) == "BOX" => ("PO BOX", 3),
        "POST" when Word(words, at + 1) == "OFFICE" && Word(words, at + 2) == "BOX" => ("PO BOX", 3),
        "RR" or "RFD" => ("RR", 1),
        "RURAL" when Word(words, at + 1) is "ROUTE" or "RTE" or "RT" => ("RR", 2),
        "HC" => ("HC", 1),
        "HIGHWAY" when Word(words, at + 1) == "CONTRACT" => ("HC", 2),
        _ => (null, 0),
    };

    private static string? Word(IReadOnlyList<string> words, int at) => at < words.Count ? words[at] : null;

    private static bool HasDigit(string word) => word.AsSpan().IndexOfAnyInRange('0', '9') >= 0;
}
