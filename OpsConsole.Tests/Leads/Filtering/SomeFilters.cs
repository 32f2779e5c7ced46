using OpsConsole.Core.Filtering;
using OpsConsole.Core.Leads.Filtering;

namespace OpsConsole.Tests.Leads.Filtering;

/// <summary>Filters as people might write them, and as nobody would; the same ones for the same seed.</summary>
internal sealed class SomeFilters(int seed)
{
    private static readonly string[] cities = ["Sacramento", "elk grove", "FOLSOM", "Saint \"X\"", "Ñuñoa"];
    private static readonly string[] sources = ["Agent portal", "county list", "a,b", "back\\slash", "or"];
    private static readonly string[] words = ["high", "hernandez", "Hernández", "95838", "(916) 555-0134", "@example.com", "not", "12 oak", "a\"b", "-dash", "x\\y", "o'hara", "555"];

    private readonly Random random = new(seed);

    public Filter Next(int depth = 3) => (depth == 0 ? 0 : random.Next(7)) switch
    {
        4 => Filter.All(Parts(depth, random.Next(2, 4))),
        5 => Filter.Any(Parts(depth, random.Next(2, 4))),
        6 => new NotThis(Next(depth - 1)),
        _ => Condition(),
    };

    private List<Filter> Parts(int depth, int count) => [.. Enumerable.Range(0, count).Select(_ => Next(depth - 1))];

    private Filter Condition()
    {
        if (random.Next(5) == 0)
            return new HasText(Pick(words));
        var field = Pick(LeadFields.Language.Fields);
        return field.Kind switch
        {
            FilterKind.Choice => new IsOneOf(field, new([.. Several(() => Pick(field.Choices))])),
            FilterKind.Text => new IsOneOf(field, new([.. Several(() => TextOf(field))])),
            FilterKind.Number => Number(field),
            _ when random.Next(2) == 0 => new IsWithin(field, random.Next(1, 400)),
            _ => Days(field),
        };
    }

    private string TextOf(FilterField field) => field.Name switch
    {
        "city" => Pick(cities),
        "state" => Pick<string>(["CA", "NV"]),
        "zip" => Pick<string>(["95838", "958*", "9*", "00000"]),
        "by" => Pick<string>(["Ana Duarte", "ana duarte", "Söhne, Ltd", "nobody"]),
        _ => Pick(sources),
    };

    private IsBetween Number(FilterField field)
    {
        long Bound() => field.Name switch
        {
            "price" => random.Next(0, 60) * 1_234_567L,
            "baths" => random.Next(0, 10) * 25,
            "area" => random.Next(0, 3_000),
            "built" => random.Next(1900, 2026),
            "score" or "fraud" => random.Next(0, 101),
            _ => random.Next(0, 6),
        };
        var (a, b) = (Bound(), Bound());
        return random.Next(3) switch
        {
            0 => new IsBetween(field, a, null),
            1 => new IsBetween(field, null, b),
            _ => new IsBetween(field, Math.Min(a, b), Math.Max(a, b)),
        };
    }

    private IsOnDays Days(FilterField field)
    {
        var (a, b) = (new DateOnly(2026, 1, 1).AddDays(random.Next(300)), new DateOnly(2026, 1, 1).AddDays(random.Next(300)));
        return random.Next(3) switch
        {
            0 => new IsOnDays(field, a, null),
            1 => new IsOnDays(field, null, b),
            _ => a < b ? new IsOnDays(field, a, b) : new IsOnDays(field, b, a),
        };
    }

    private List<string> Several(Func<string> next) => [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => next()).Distinct()];

    private T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];
}
