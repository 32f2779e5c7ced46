namespace OpsConsole.Core.Leads.Filtering;

/// <summary>Writes a filter as <see cref="LeadFilterParser"/> reads it: the one spelling of each filter.</summary>
public static class LeadFilterText
{
    public static string Of(LeadFilter filter) => filter switch
    {
        AllOf all => string.Join(' ', all.Parts.Select(InAnd)),
        AnyOf any => string.Join(" or ", any.Parts.Select(InOr)),
        NotThis not => $"not {InNot(not.Part)}",
        IsOneOf one => $"{one.Field}:{string.Join(',', one.Values.Select(LeadFilterWords.Quoted))}",
        IsBetween number => $"{number.Field}:{Range(number.Least, number.Most, value => LeadFilterWords.Of(value, number.Field.Scale))}",
        IsOnDays days => $"{days.Field}:{Range(days.From, days.To, LeadFilterWords.Of)}",
        IsWithin within => $"{within.Field}:{LeadFilterWords.OfHours(within.Hours)}",
        HasText text => LeadFilterWords.Quoted(text.Text),
        _ => throw new InvalidOperationException($"{filter.GetType().Name} has no spelling."),
    };

    private static string InAnd(LeadFilter part) => part is AnyOf ? $"({Of(part)})" : Of(part);

    private static string InOr(LeadFilter part) => part is AllOf ? $"({Of(part)})" : Of(part);

    private static string InNot(LeadFilter part) => part is AllOf or AnyOf ? $"({Of(part)})" : Of(part);

    private static string Range<T>(T? from, T? to, Func<T, string> word) where T : struct, IEquatable<T> =>
        from is { } least && to is { } most && least.Equals(most) ? word(least) : $"{(from is { } a ? word(a) : "")}..{(to is { } b ? word(b) : "")}";
}
