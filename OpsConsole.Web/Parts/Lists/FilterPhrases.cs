using OpsConsole.Core.Filtering;

namespace OpsConsole.Web.Parts.Lists;

/// <summary>A condition as people read it: "Asking price 200k to 400k". Groups are shown as they are typed.</summary>
internal static class FilterPhrases
{
    public static string Of(Filter filter) => filter switch
    {
        NotThis { Part: IsOneOf or IsBetween or IsOnDays or IsWithin } not => $"Not {char.ToLowerInvariant(Of(not.Part)[0])}{Of(not.Part)[1..]}",
        IsOneOf one => $"{one.Field.Label} {string.Join(", ", one.Values.Select(value => value.Replace('-', ' ')))}",
        IsBetween { Least: { } least, Most: null } more => $"{more.Field.Label} from {Number(more, least)}",
        IsBetween { Least: null, Most: { } most } less => $"{less.Field.Label} up to {Number(less, most)}",
        IsBetween { Least: { } least, Most: { } most } range => least == most ? $"{range.Field.Label} {Number(range, least)}" : $"{range.Field.Label} {Number(range, least)} to {Number(range, most)}",
        IsWithin within => $"{within.Field.Label} in the last {within.ToString().Split(':')[1]}",
        IsOnDays days => $"{days.Field.Label} {days.ToString().Split(':')[1].Replace("..", " to ", StringComparison.Ordinal).Trim()}",
        HasText text => $"“{text.Text}”",
        _ => filter.ToString(),
    };

    private static string Number(IsBetween range, long value) =>
        new IsBetween(range.Field, value, value).ToString().Split(':')[1] is var text && range.Field.Traits.IsMoney ? $"${text}" : text;
}
