namespace OpsConsole.Core.Filtering;

/// <summary>Writes a filter as <see cref="FilterParser"/> reads it: the one spelling of each filter.</summary>
public static class FilterText
{
    public static string Of(Filter filter) => filter switch
    {
        AllOf all => string.Join(' ', all.Parts.Select(InAnd)),
        AnyOf any => string.Join(" or ", any.Parts.Select(InOr)),
        NotThis not => $"not {InNot(not.Part)}",
        IsOneOf one => $"{one.Field}:{string.Join(',', one.Values.Select(FilterWords.Quoted))}",
        IsBetween number => $"{number.Field}:{Range(number.Least, number.Most, value => FilterWords.Of(value, number.Field.Scale))}",
        IsOnDays days => $"{days.Field}:{Range(days.From, days.To, FilterWords.Of)}",
        IsWithin within => $"{within.Field}:{FilterWords.OfHours(within.Hours)}",
        HasText text => FilterWords.Quoted(text.Text),
        _ => throw new InvalidOperationException($"{filter.GetType().Name} has no spelling."),
    };

    private static string InAnd(Filter part) => part is AnyOf ? $"({Of(part)})" : Of(part);

    private static string InOr(Filter part) => part is AllOf ? $"({Of(part)})" : Of(part);

    private static string InNot(Filter part) => part is AllOf or AnyOf ? $"({Of(part)})" : Of(part);

    private static string Range<T>(T? from, T? to, Func<T, string> word) where T : struct, IEquatable<T> =>
        from is { } least && to is { } most && least.Equals(most) ? word(least) : $"{(from is { } a ? word(a) : "")}..{(to is { } b ? word(b) : "")}";
}
