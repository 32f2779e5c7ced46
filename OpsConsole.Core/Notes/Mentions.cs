using OpsConsole.Core.Users;

namespace OpsConsole.Core.Notes;

/// <summary>Finds people in a text by "@" and their name as the console shows it. The longest name counts: "@Ana Duarte" is not "@Ana".</summary>
public static class Mentions
{
    public static IReadOnlyList<Person> In(string text, IEnumerable<Person> people)
    {
        var byLength = people.Where(person => person.Name.Length > 0).OrderByDescending(person => person.Name.Length).ThenBy(person => person.UserId).ToList();
        var found = new List<Person>();
        for (var at = text.IndexOf('@'); at >= 0; at = text.IndexOf('@', at + 1))
        {
            if (at > 0 && char.IsLetterOrDigit(text[at - 1]))
                continue;
            if (byLength.Find(person => Names(text, at + 1, person.Name)) is { } named && !found.Contains(named))
                found.Add(named);
        }

        return found;
    }

    private static bool Names(string text, int start, string name) =>
        string.Compare(text, start, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) == 0
        && (start + name.Length >= text.Length || !char.IsLetterOrDigit(text[start + name.Length]));
}
