using OpsConsole.Core.Filtering;
using OpsConsole.Core.Users.Listing;

namespace OpsConsole.Tests.Users.Listing;

/// <summary>Filters of users as people might write them, and as nobody would; the same ones for the same seed.</summary>
internal sealed class SomeUserFilters(int seed)
{
    private static readonly string[] roles = ["Admin", "manager", "AGENT", "Night shift, weekends", "Ñandú", "Nobody"];
    private static readonly string[] markets = ["CA", "california", "958", "Elk Grove, CA", "reno, nv", "Nowhere"];
    private static readonly string[] words = ["maria", "Hernández", "@keller.test", "o'hara", "not", "x\\y", "-dash", "7", "keller.test", "briggs"];

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
        if (random.Next(6) == 0)
            return new HasText(Pick(words));
        var field = Pick(UserFields.Language.Fields);
        return field.Kind switch
        {
            FilterKind.Choice => new IsOneOf(field, new([.. Several(() => Pick(field.Choices))])),
            FilterKind.Text => new IsOneOf(field, new([.. Several(() => Pick(field == UserFields.Market ? markets : roles))])),
            _ when random.Next(2) == 0 => new IsWithin(field, random.Next(1, 4_000)),
            _ => Days(field),
        };
    }

    private IsOnDays Days(FilterField field)
    {
        var (a, b) = (new DateOnly(2026, 1, 1).AddDays(random.Next(330)), new DateOnly(2026, 1, 1).AddDays(random.Next(330)));
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
