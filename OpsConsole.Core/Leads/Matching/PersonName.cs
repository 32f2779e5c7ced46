using OpsConsole.Core.Leads.Addresses;

namespace OpsConsole.Core.Leads.Matching;

/// <summary>Owners' names, people and firms alike: "Hernandez, Maria" is Maria Hernandez, "The Oak Trust LLC" is Oak.</summary>
internal static class PersonName
{
    private const int ShortestBeginning = 3;
    private const int ShortestMisspelt = 4;
    private const double Alike = 0.9;

    private static readonly HashSet<string> saysNothing =
        ["THE", "A", "AND", "OF", "AT", "DE", "LA", "MR", "MRS", "MS", "DR", "JR", "SR", "II", "III", "LLC", "INC", "CO", "CORP", "LP", "LTD", "TRUST", "TRUSTEE", "ESTATE", "FAMILY", "ET", "AL", "UX"];

    public static IReadOnlyList<string> Words(string? name)
    {
        var words = AddressText.Words(name).Where(word => word is not ("#" or "/")).Distinct().ToList();
        var telling = words.Where(word => !saysNothing.Contains(word)).ToList();
        return telling.Count > 0 ? telling : words;
    }

    public static NameLikeness Compare(IReadOnlyList<string> left, IReadOnlyList<string> right)
    {
        var (few, many) = left.Count <= right.Count ? (left, right) : (right, left);
        var free = many.ToList();
        var (equal, alike) = (0, 0);
        foreach (var word in few)
        {
            if (free.Remove(word))
                equal++;
            else if (free.FindIndex(other => AreAlike(word, other)) is >= 0 and var at)
            {
                free.RemoveAt(at);
                alike++;
            }
        }

        if (equal == few.Count && free.Count == 0)
            return NameLikeness.Same;
        // Initials alone are no name: "M" is Maria as well as Miguel.
        if (equal + alike == few.Count && few.Any(word => word.Length > 1))
            return NameLikeness.Near;
        return equal + alike > 0 ? NameLikeness.Partly : NameLikeness.Different;
    }

    private static bool AreAlike(string left, string right)
    {
        if (left.Length == 1 || right.Length == 1)
            return left[0] == right[0];
        if (Math.Min(left.Length, right.Length) >= ShortestBeginning && (left.StartsWith(right, StringComparison.Ordinal) || right.StartsWith(left, StringComparison.Ordinal)))
            return true;
        return Math.Min(left.Length, right.Length) >= ShortestMisspelt && JaroWinkler.Of(left, right) >= Alike;
    }
}

internal enum NameLikeness
{
    Same,

    /// <summary>Every word of the shorter is found in the longer, misspelt, shortened or as an initial.</summary>
    Near,
    Partly,
    Different,
}
