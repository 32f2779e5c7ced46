using OpsConsole.Core.Leads.Addresses;

namespace OpsConsole.Core.Leads.Filtering;

/// <summary>One value behind a field's colon as a condition.</summary>
internal static class LeadFilterValue
{
    private const int LongestValue = 200;

    public static LeadFilter Read(LeadFilterField field, TypedValue value) => field.Kind switch
    {
        LeadFilterKind.Choice => new IsOneOf(field, [Choice(field, value)]),
        LeadFilterKind.Text => new IsOneOf(field, [Text(field, value)]),
        LeadFilterKind.Number => Number(field, value),
        _ => Date(field, value),
    };

    private static string Choice(LeadFilterField field, TypedValue value) =>
        field.Choices.FirstOrDefault(key => key.Equals(value.Text.Replace(' ', '-').Replace('_', '-'), StringComparison.OrdinalIgnoreCase))
        ?? throw value.Refuse($"“{field.Name}” can be {LeadFilterSpelling.Listed(field.Choices)}.");

    private static string Text(LeadFilterField field, TypedValue value)
    {
        if (value.Text.Length > LongestValue)
            throw value.Refuse($"A value has at most {LongestValue} characters.");
        if (field == LeadFilterField.State)
            return UsStates.CodeOf(value.Text) ?? throw value.Refuse($"There is no state “{value.Text}”.");
        if (field == LeadFilterField.Zip && (value.Text.TrimEnd('*') is not { Length: > 0 and <= 5 } digits || !digits.All(char.IsAsciiDigit) || value.Text.Length - digits.Length > 1))
            throw value.Refuse("A ZIP has five digits, or fewer and a star: 958*.");
        return value.Text;
    }

    private static IsBetween Number(LeadFilterField field, TypedValue value)
    {
        var (least, most) = Ends(value) is var (from, to)
            ? (from.Length == 0 ? null : One(from), to.Length == 0 ? (long?)null : One(to))
            : Compared();
        if (least > most)
            throw value.Refuse("The larger number comes second: 200k..400k.");
        return new IsBetween(field, least, most);

        long? One(string text) => LeadFilterWords.Number(text, field.Scale)
            ?? throw value.Refuse($"“{text}” is not a number for “{field.Name}”. Write 3, 200k, 1.5m, or a range: 200k..400k, 3.., ..10.");

        (long?, long?) Compared() => value.Text switch
        {
            ['>', '=', .. var text] => (One(text), null),
            ['<', '=', .. var text] => (null, One(text)),
            ['>', .. var text] => (One(text) + 1, null),
            ['<', .. var text] => (null, One(text) - 1),
            var text => (One(text), One(text)),
        };
    }

    private static LeadFilter Date(LeadFilterField field, TypedValue value)
    {
        if (LeadFilterWords.Hours(value.Text) is { } hours)
            return new IsWithin(field, hours);
        var (from, to) = Ends(value) is var (first, last)
            ? (first.Length == 0 ? null : Days(first).First, last.Length == 0 ? (DateOnly?)null : Days(last).Last)
            : (Days(value.Text).First, Days(value.Text).Last);
        if (from > to)
            throw value.Refuse("The later day comes second: 2026-11-01..2026-11-20.");
        return new IsOnDays(field, from, to);

        (DateOnly? First, DateOnly Last) Days(string text) => LeadFilterWords.Days(text)
            ?? throw value.Refuse($"“{text}” is not a date. Write 2026-11-20, 2026-11, 2026, 7d, 24h, or a range: 2026-11-01..2026-11-20.");
    }

    /// <summary>Both ends of "a..b"; null when there is no range.</summary>
    private static (string From, string To)? Ends(TypedValue value)
    {
        var dots = value.Text.IndexOf("..", StringComparison.Ordinal);
        if (dots < 0)
            return null;
        if (value.Text.Length == 2)
            throw value.Refuse("A range needs at least one end: 3.. or ..10.");
        return (value.Text[..dots], value.Text[(dots + 2)..]);
    }
}
