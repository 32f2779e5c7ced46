namespace OpsConsole.Core.Filtering;

/// <summary>One value behind a field's colon as a condition.</summary>
internal static class FilterValue
{
    private const int LongestValue = 200;

    public static Filter Read(FilterField field, TypedValue value) => field.Kind switch
    {
        FilterKind.Choice => new IsOneOf(field, [Choice(field, value)]),
        FilterKind.Text => new IsOneOf(field, [Text(field, value)]),
        FilterKind.Number => Number(field, value),
        _ => Date(field, value),
    };

    private static string Choice(FilterField field, TypedValue value) =>
        field.Choices.FirstOrDefault(key => key.Equals(value.Text.Replace(' ', '-').Replace('_', '-'), StringComparison.OrdinalIgnoreCase))
        ?? throw value.Refuse($"“{field.Name}” can be {FilterSpelling.Listed(field.Choices)}.");

    private static string Text(FilterField field, TypedValue value)
    {
        if (value.Text.Length > LongestValue)
            throw value.Refuse($"A value has at most {LongestValue} characters.");
        if (field.Traits.Tidied is not { } tidied)
            return value.Text;
        var text = tidied(value.Text);
        return text.Error is { } problem ? throw value.Refuse(problem.Message) : text.Value;
    }

    private static IsBetween Number(FilterField field, TypedValue value)
    {
        var (least, most) = Ends(value) is var (from, to)
            ? (from.Length == 0 ? null : One(from), to.Length == 0 ? (long?)null : One(to))
            : Compared();
        if (least > most)
            throw value.Refuse("The larger number comes second: 200k..400k.");
        return new IsBetween(field, least, most);

        long? One(string text) => FilterWords.Number(text, field.Scale)
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

    private static Filter Date(FilterField field, TypedValue value)
    {
        if (FilterWords.Hours(value.Text) is { } hours)
            return new IsWithin(field, hours);
        var (from, to) = Ends(value) is var (first, last)
            ? (first.Length == 0 ? null : Days(first).First, last.Length == 0 ? (DateOnly?)null : Days(last).Last)
            : (Days(value.Text).First, Days(value.Text).Last);
        if (from > to)
            throw value.Refuse("The later day comes second: 2026-11-01..2026-11-20.");
        return new IsOnDays(field, from, to);

        (DateOnly? First, DateOnly Last) Days(string text) => FilterWords.Days(text)
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
