using OpsConsole.Core.Filtering;

namespace OpsConsole.Tests.Filtering;

/// <summary>Filters as people might write them, and as nobody would; the same ones for the same seed.</summary>
internal abstract class SomeFiltersOf(int seed, IReadOnlyList<FilterField> fields, IReadOnlyList<string> words)
{
    protected Random Random { get; } = new(seed);

    public Filter Next(int depth = 3) => (depth == 0 ? 0 : Random.Next(7)) switch
    {
        4 => Filter.All(Parts(depth, Random.Next(2, 4))),
        5 => Filter.Any(Parts(depth, Random.Next(2, 4))),
        6 => new NotThis(Next(depth - 1)),
        _ => Condition(),
    };

    protected abstract string TextOf(FilterField field);

    protected abstract long NumberOf(FilterField field);

    protected T Pick<T>(IReadOnlyList<T> from) => from[Random.Next(from.Count)];

    private List<Filter> Parts(int depth, int count) => [.. Enumerable.Range(0, count).Select(_ => Next(depth - 1))];

    private Filter Condition()
    {
        if (Random.Next(5) == 0)
            return new HasText(Pick(words));
        var field = Pick(fields);
        return field.Kind switch
        {
            FilterKind.Choice => new IsOneOf(field, new([.. Several(() => Pick(field.Choices))])),
            FilterKind.Text => new IsOneOf(field, new([.. Several(() => TextOf(field))])),
            FilterKind.Number => Number(field),
            _ when Random.Next(2) == 0 => new IsWithin(field, Random.Next(1, 4_000)),
            _ => Days(field),
        };
    }

    private IsBetween Number(FilterField field)
    {
        var (a, b) = (NumberOf(field), NumberOf(field));
        return Random.Next(3) switch
        {
            0 => new IsBetween(field, a, null),
            1 => new IsBetween(field, null, b),
            _ => new IsBetween(field, Math.Min(a, b), Math.Max(a, b)),
        };
    }

    private IsOnDays Days(FilterField field)
    {
        var (a, b) = (new DateOnly(2026, 1, 1).AddDays(Random.Next(330)), new DateOnly(2026, 1, 1).AddDays(Random.Next(330)));
        return Random.Next(3) switch
        {
            0 => new IsOnDays(field, a, null),
            1 => new IsOnDays(field, null, b),
            _ => a < b ? new IsOnDays(field, a, b) : new IsOnDays(field, b, a),
        };
    }

    private List<string> Several(Func<string> next) => [.. Enumerable.Range(0, Random.Next(1, 4)).Select(_ => next()).Distinct()];
}
