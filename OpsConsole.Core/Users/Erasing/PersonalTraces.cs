using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace OpsConsole.Core.Users.Erasing;

/// <summary>
/// The words by which a person is found in texts, and how they are struck. Whole words only, whatever the case. A name of one word is struck
/// where it stands alone in a field and not within a sentence: "May" is a month as well.
/// </summary>
/// <param name="Names">The name, and what it was before.</param>
/// <param name="Contacts">E-mail addresses and telephone numbers, in every way that they are written.</param>
/// <param name="HasNamesake">Another account of the tenant has one of the names: then names are struck only where they refer to this one.</param>
public sealed record PersonalTraces(long UserId, IReadOnlyList<string> Names, IReadOnlyList<string> Contacts, bool HasNamesake)
{
    private const int ShortestName = 3;

    // Particulars of entries about the account itself in which a person shows who they are, or were.
    private static readonly string[] ownFields = ["from", "to", "browser", "email", "phone", "name"];

    private readonly Lazy<IReadOnlyList<Regex>> within = new(() => [.. Contacts.Concat(HasNamesake ? [] : Names.Where(IsOfSeveralWords)).OrderByDescending(word => word.Length).SelectMany(Written).Distinct().Select(AsWord)]);

    public string Pseudonym => User.PseudonymOf(UserId);

    /// <summary>What a search of the database must find, so that nothing is missed; more than is struck.</summary>
    public IReadOnlyList<string> Sought => [.. Contacts.Concat(Names).SelectMany(Written).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>The text without the person.</summary>
    public string Strike(string text)
    {
        if (!HasNamesake && Names.Contains(text.Trim(), StringComparer.OrdinalIgnoreCase))
            return Pseudonym;
        return within.Value.Aggregate(text, (left, word) => word.Replace(left, Pseudonym));
    }

    public bool IsContact(string text) => Contacts.Contains(text, StringComparer.OrdinalIgnoreCase);

    /// <summary>The same for a JSON object, value by value.</summary>
    /// <param name="isAboutThem">Whether it says something of the account itself: then its fields for names, addresses and browsers are struck whole.</param>
    public string? StrikeJson(string? json, bool isAboutThem)
    {
        if (json is null)
            return null;
        var root = JsonNode.Parse(json)!;
        return Strike(root, isAboutThem) ? root.ToJsonString() : json;
    }

    private bool Strike(JsonNode node, bool isAboutThem)
    {
        var struck = false;
        switch (node)
        {
            case JsonObject fields:
                foreach (var (name, value) in fields.ToList())
                    if (value is JsonValue text && text.GetValueKind() == JsonValueKind.String)
                        struck |= Replace(text.GetValue<string>(), isAboutThem && ownFields.Contains(name), next => fields[name] = next);
                    else if (value is not null)
                        struck |= Strike(value, isAboutThem);
                break;
            case JsonArray items:
                for (var n = 0; n < items.Count; n++)
                {
                    var place = n;
                    if (items[n] is JsonValue text && text.GetValueKind() == JsonValueKind.String)
                        struck |= Replace(text.GetValue<string>(), false, next => items[place] = next);
                    else if (items[n] is { } item)
                        struck |= Strike(item, isAboutThem);
                }

                break;
        }

        return struck;
    }

    private bool Replace(string text, bool whole, Action<string> put)
    {
        var next = whole ? Pseudonym : Strike(text);
        if (next == text)
            return false;
        put(next);
        return true;
    }

    internal static bool CanBeSought(string name) => name.Trim().Length >= ShortestName && !name.StartsWith("Erased person #", StringComparison.Ordinal);

    /// <summary>A number that is kept as "+19165550134", as people write it.</summary>
    internal static IEnumerable<string> PhoneAsWritten(string phone) => phone.Length == 12 && phone.StartsWith("+1", StringComparison.Ordinal)
        ? [phone, $"({phone[2..5]}) {phone[5..8]}-{phone[8..]}", $"{phone[2..5]}-{phone[5..8]}-{phone[8..]}", phone[2..]]
        : [phone];

    // As it stands in a text, and as JSON writes it.
    private static IEnumerable<string> Written(string word) => [word, JsonEncodedText.Encode(word).ToString()];

    private static bool IsOfSeveralWords(string name) => name.Trim().Contains(' ', StringComparison.Ordinal);

    private static Regex AsWord(string word) => new($@"(?<![\p{{L}}\p{{N}}]){Regex.Escape(word)}(?![\p{{L}}\p{{N}}])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
