using System.Linq.Expressions;
using OpsConsole.Core.Filtering;

namespace OpsConsole.Core.Listing;

/// <summary>A field of a list: how the database is asked, and the index. A property test of each list holds both to the same answer.</summary>
internal sealed class ListField<TRow, TIndex>(
    string name, string label, FilterKind kind, FilterTraits? traits, Func<Filter, FilterMoment, Expression<Func<TRow, bool>>> inDatabase, Func<TIndex, Filter, FilterMoment, Bits> inIndex)
    : TableField<TRow>(name, label, kind, traits)
{
    public override Expression<Func<TRow, bool>> InDatabase(Filter condition, FilterMoment moment) => inDatabase(condition, moment);

    public Bits InIndex(TIndex index, Filter condition, FilterMoment moment) => inIndex(index, condition, moment);
}

/// <summary>
/// Fields of the usual kinds, each declared by what the database reads and which column of the index holds it. A number's column holds it
/// in the field's smallest unit, an instant's its ticks.
/// </summary>
internal static class ListField<TRow, TEntry, TIndex> where TIndex : ListIndex<TEntry> where TEntry : IIndexEntry
{
    /// <summary>One of an enum's values; a column of its bits, as <see cref="BitOf"/> counts them.</summary>
    public static ListField<TRow, TIndex> Choice<T>(string name, string label, Expression<Func<TRow, T>> value, Func<TIndex, MaskColumn> column, FilterTraits? traits = null) where T : struct, Enum => new(
        name, label, FilterKind.Choice, (traits ?? new()) with { Choices = traits is { Choices.Count: > 0 } ? traits.Choices : FilterKeys.Of<T>() },
        (condition, _) =>
        {
            var wanted = ((IsOneOf)condition).Values.Select(FilterKeys.ValueOf<T>).ToList();
            return value.Then(one => wanted.Contains(one));
        },
        (index, condition, _) => column(index).AnyOf(index.Rows, ((IsOneOf)condition).Values.Aggregate(0, (mask, key) => mask | BitOf(FilterKeys.ValueOf<T>(key)))));

    /// <summary>Choices of any meaning, each asked for itself; one of those wanted is enough.</summary>
    public static ListField<TRow, TIndex> Marks(string name, string label, params IReadOnlyList<ListMark<TRow, TIndex>> marks) => new(
        name, label, FilterKind.Choice,
        new() { Choices = [.. marks.Select(mark => mark.Key)], PersonalChoices = [.. marks.Where(mark => mark.IsPersonal).Select(mark => mark.Key)] },
        (condition, moment) => ((IsOneOf)condition).Values.Select(key => Named(marks, key).InDatabase(moment)).AnyOf(),
        (index, condition, moment) => ((IsOneOf)condition).Values.Select(key => Named(marks, key).InIndex(index, moment)).Aggregate((left, right) => left.Or(right)));

    /// <summary>A text that many rows share, whatever its case.</summary>
    public static ListField<TRow, TIndex> Text(string name, string label, Expression<Func<TRow, string>> value, Func<TIndex, SharedTextColumn> column, FilterTraits? traits = null) => new(
        name, label, FilterKind.Text, traits,
        (condition, _) => IsText(value, condition),
        (index, condition, _) =>
        {
            var wanted = ((IsOneOf)condition).Values.Select(LowerAscii).ToHashSet(StringComparer.Ordinal);
            return column(index).Where(index.Rows, text => wanted.Contains(LowerAscii(text)));
        });

    public static ListField<TRow, TIndex> Number(string name, string label, Expression<Func<TRow, long?>> value, Func<TIndex, NumbersColumn> column, FilterTraits? traits = null) => Number(name, label, column, traits, (least, most) => (
        least is { } from ? value.Then(number => number != null && number >= from) : null,
        most is { } to ? value.Then(number => number != null && number <= to) : null));

    public static ListField<TRow, TIndex> Number(string name, string label, Expression<Func<TRow, int?>> value, Func<TIndex, NumbersColumn> column, FilterTraits? traits = null) => Number(name, label, column, traits, (least, most) =>
    {
        var (from, to) = ((int)Math.Min(least ?? 0, int.MaxValue), (int)Math.Min(most ?? 0, int.MaxValue));
        return (least is null ? null : value.Then(number => number != null && number >= from), most is null ? null : value.Then(number => number != null && number <= to));
    });

    public static ListField<TRow, TIndex> Number(string name, string label, Expression<Func<TRow, decimal?>> value, Func<TIndex, NumbersColumn> column, FilterTraits traits) => Number(name, label, column, traits, (least, most) =>
    {
        var (from, to) = ((decimal)(least ?? 0) / traits.Scale, (decimal)(most ?? 0) / traits.Scale);
        return (least is null ? null : value.Then(number => number != null && number >= from), most is null ? null : value.Then(number => number != null && number <= to));
    });

    public static ListField<TRow, TIndex> Date(string name, string label, Expression<Func<TRow, DateTime?>> value, Func<TIndex, NumberColumn<long>> column, FilterTraits? traits = null) => new(
        name, label, FilterKind.Date, traits,
        (condition, moment) =>
        {
            var (from, end) = condition is IsOnDays days ? (days.FirstUtc, days.EndUtc) : (moment.NowUtc.AddHours(-((IsWithin)condition).Hours), (DateTime?)null);
            var since = value.Then(at => at != null && at >= from);
            return end is { } until ? since.And(value.Then(at => at != null && at < until)) : since;
        },
        (index, condition, moment) => condition is IsOnDays days
            ? column(index).Between(index.Rows, days.FirstUtc.Ticks, days.EndUtc.Ticks - 1)
            : column(index).Between(index.Rows, moment.NowUtc.AddHours(-((IsWithin)condition).Hours).Ticks, long.MaxValue));

    /// <summary>The bit of an enum's value in its column.</summary>
    public static int BitOf<T>(T value) where T : struct, Enum => 1 << (int)(object)value;

    private static ListField<TRow, TIndex> Number(
        string name, string label, Func<TIndex, NumbersColumn> column, FilterTraits? traits, Func<long?, long?, (Expression<Func<TRow, bool>>? AtLeast, Expression<Func<TRow, bool>>? AtMost)> ends) => new(
        name, label, FilterKind.Number, traits,
        (condition, _) =>
        {
            var (atLeast, atMost) = ends(((IsBetween)condition).Least, ((IsBetween)condition).Most);
            return atLeast is not null && atMost is not null ? atLeast.And(atMost) : (atLeast ?? atMost)!;
        },
        (index, condition, _) => column(index).Within(index.Rows, ((IsBetween)condition).Least ?? long.MinValue, ((IsBetween)condition).Most ?? long.MaxValue));

#pragma warning disable CA1304, CA1311, CA1862 // Translated to LOWER(); no culture takes part.
    private static Expression<Func<TRow, bool>> IsText(Expression<Func<TRow, string>> value, Filter condition)
    {
        var lowered = ((IsOneOf)condition).Values.Select(LowerAscii).ToList();
        return value.Then(text => lowered.Contains(text.ToLower()));
    }
#pragma warning restore CA1304, CA1311, CA1862

    /// <summary>As SQLite lowers; SQL Server compares without case anyway.</summary>
    public static string LowerAscii(string text) => string.Create(text.Length, text, (to, from) =>
    {
        for (var i = 0; i < to.Length; i++)
            to[i] = char.IsAsciiLetterUpper(from[i]) ? (char)(from[i] | 0x20) : from[i];
    });

    private static ListMark<TRow, TIndex> Named(IReadOnlyList<ListMark<TRow, TIndex>> marks, string key) => marks.First(mark => mark.Key == key);
}

/// <summary>One choice of <see cref="ListField{TRow, TEntry, TIndex}.Marks"/>.</summary>
/// <param name="IsPersonal">Whether it means something else for each viewer.</param>
internal sealed record ListMark<TRow, TIndex>(string Key, Func<FilterMoment, Expression<Func<TRow, bool>>> InDatabase, Func<TIndex, FilterMoment, Bits> InIndex, bool IsPersonal = false)
{
    public ListMark(string key, Expression<Func<TRow, bool>> inDatabase, Func<TIndex, Bits> inIndex) : this(key, _ => inDatabase, (index, _) => inIndex(index))
    {
    }
}
