using System.Linq.Expressions;

namespace OpsConsole.Core.Filtering;

/// <summary>What a list can be filtered by.</summary>
/// <param name="fields">In the order people pick from.</param>
public abstract class FilterLanguage(IReadOnlyList<FilterField> fields)
{
    public IReadOnlyList<FilterField> Fields { get; } = fields;

    public FilterField? Named(string name) => Fields.FirstOrDefault(field =>
        field.Name.Equals(name, StringComparison.OrdinalIgnoreCase) || field.Traits.Aliases.Contains(name, StringComparer.OrdinalIgnoreCase));

    /// <inheritdoc cref="FilterParser.Parse"/>
    public Result<Filter> Parse(string? text) => FilterParser.Parse(this, text);
}

/// <summary>
/// The same with the table behind it: how the database is asked. The one way from a filter to rows for whatever changes or counts them
/// (bulk actions, exports of ids); pages go through the tenant's index, which is faster. Every condition is false, never null, where
/// something is unknown, so that "not" means the same as in memory.
/// </summary>
/// <param name="searchText">The column of what a search looks in, as <see cref="SearchText"/> folds it.</param>
public sealed class FilterLanguage<TRow>(Expression<Func<TRow, string>> searchText, IReadOnlyList<FilterField> fields) : FilterLanguage(fields)
{
    public IQueryable<TRow> Passing(IQueryable<TRow> rows, Filter filter, FilterMoment moment)
    {
        foreach (var part in filter.Conjuncts.Where(part => !part.IsEverything))
            rows = rows.Where(InDatabase(part, moment));
        return rows;
    }

    public Expression<Func<TRow, bool>> InDatabase(Filter filter, FilterMoment moment) => filter switch
    {
        AllOf all => all.Parts.Select(part => InDatabase(part, moment)).Aggregate((Expression<Func<TRow, bool>>)(row => true), (left, right) => left.And(right)),
        AnyOf any => any.Parts.Select(part => InDatabase(part, moment)).AnyOf(),
        NotThis not => InDatabase(not.Part, moment).Not(),
        IsOneOf one => Asked(one.Field, one, moment),
        IsBetween number => Asked(number.Field, number, moment),
        IsOnDays days => Asked(days.Field, days, moment),
        IsWithin within => Asked(within.Field, within, moment),
        HasText text => Containing(SearchText.Wanted(text.Text)!),
        _ => throw new InvalidOperationException($"{filter.GetType().Name} is unknown to the database."),
    };

    private static Expression<Func<TRow, bool>> Asked(FilterField field, Filter condition, FilterMoment moment) => ((TableField<TRow>)field).InDatabase(condition, moment);

    private Expression<Func<TRow, bool>> Containing(string words) => searchText.Then(text => text.Contains(words));
}

/// <summary>A field of a table: how the database is asked.</summary>
internal abstract class TableField<TRow>(string name, string label, FilterKind kind, FilterTraits? traits) : FilterField(name, label, kind, traits)
{
    /// <param name="condition">Of this field, and of its kind.</param>
    public abstract Expression<Func<TRow, bool>> InDatabase(Filter condition, FilterMoment moment);
}
