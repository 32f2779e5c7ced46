using OpsConsole.Core.Filtering;
using OpsConsole.Core.Leads.Filtering;
using OpsConsole.Tests.Filtering;

namespace OpsConsole.Tests.Leads.Filtering;

/// <summary>Filters of leads.</summary>
internal sealed class SomeFilters(int seed) : SomeFiltersOf(seed, LeadFields.Language.Fields, words)
{
    private static readonly string[] cities = ["Sacramento", "elk grove", "FOLSOM", "Saint \"X\"", "Ñuñoa"];
    private static readonly string[] sources = ["Agent portal", "county list", "a,b", "back\\slash", "or"];
    private static readonly string[] words = ["high", "hernandez", "Hernández", "95838", "(916) 555-0134", "@example.com", "not", "12 oak", "a\"b", "-dash", "x\\y", "o'hara", "555"];

    protected override string TextOf(FilterField field) => field.Name switch
    {
        "city" => Pick(cities),
        "state" => Pick<string>(["CA", "NV"]),
        "zip" => Pick<string>(["95838", "958*", "9*", "00000"]),
        "by" => Pick<string>(["Ana Duarte", "ana duarte", "Söhne, Ltd", "nobody"]),
        _ => Pick(sources),
    };

    protected override long NumberOf(FilterField field) => field.Name switch
    {
        "price" => Random.Next(0, 60) * 1_234_567L,
        "baths" => Random.Next(0, 10) * 25,
        "area" => Random.Next(0, 3_000),
        "built" => Random.Next(1900, 2026),
        "score" or "fraud" => Random.Next(0, 101),
        _ => Random.Next(0, 6),
    };
}
