namespace OpsConsole.Core.Leads.Addresses;

/// <summary>
/// A street without number and unit: leading direction, name, type, trailing direction. "N Main St" and "Main St N" are two streets, so
/// each direction stays on its side.
/// </summary>
internal sealed record StreetName(string Before, IReadOnlyList<string> Name, string Type, string Behind)
{
    public static StreetName Read(List<string> words)
    {
        words = Highways.SpellOut(words);
        var (start, end) = (0, words.Count);
        var behind = TrailingDirection(words, ref end);
        var before = LeadingDirection(words, ref start, end);

        var type = "";
        if (end - start > 1 && StreetTypes.ShortFormOf(words[end - 1]) is { } shortForm)
        {
            type = shortForm;
            end--;
        }

        return new(before, NumberedName.Of(words[start..end], type), type, behind);
    }

    /// <summary>The street as one line, after Publication 28.</summary>
    public override string ToString() => string.Join(' ', ((string[])[Before, .. Name, Type, Behind]).Where(part => part.Length > 0));

    private static string LeadingDirection(List<string> words, ref int start, int end)
    {
        if (end - start < 2 || Directionals.CodeOf(words[start]) is not { } first)
            return "";
        if (IsTypeOfOneSign(words, start + 1, end))
            return "";
        if (Directionals.Is(words[start + 1]))
        {
            var onlyTypeFollows = end - start <= 2 || IsTypeOfOneSign(words, start + 2, end);
            if (!onlyTypeFollows && Directionals.CodeOf(words[start], words[start + 1]) is { } both)
            {
                start += 2;
                return both;
            }

            // "East West Hwy" is a name of two opposites; "N East St" is East St with a direction.
            if (IsOpposite(first, words[start + 1]) && (onlyTypeFollows || end - start == 3 && StreetTypes.Is(words[start + 2])))
                return "";
        }

        start++;
        return first;
    }

    private static string TrailingDirection(List<string> words, ref int end)
    {
        if (end < 2 || Directionals.CodeOf(words[end - 1]) is not { } last)
            return "";

        // "Avenue W" is a name, and so is that of "N Avenue W"; "North Ave W" lies west.
        var lettered = last.Length == 1 && StreetTypes.ShortFormOf(words[end - 2]) is { } type && StreetTypes.TakesOneSign(type);
        if (lettered && (end == 2 || end == 3 && words[0].Length <= 2 && Directionals.Is(words[0])))
            return "";
        if (end > 3 && Directionals.CodeOf(words[end - 2], words[end - 1]) is { } both)
        {
            end -= 2;
            return both;
        }

        end--;
        return last;
    }

    private static bool IsTypeOfOneSign(List<string> words, int at, int end) =>
        at == end - 1 && StreetTypes.ShortFormOf(words[at]) is { } type && StreetTypes.TakesOneSign(type);

    private static bool IsOpposite(string first, string second) => (first, Directionals.CodeOf(second)) is ("E", "W") or ("W", "E") or ("N", "S") or ("S", "N");
}
