using OpsConsole.Core.Filtering;
using OpsConsole.Core.Users.Listing;
using OpsConsole.Tests.Filtering;

namespace OpsConsole.Tests.Users.Listing;

/// <summary>Filters of users.</summary>
internal sealed class SomeUserFilters(int seed) : SomeFiltersOf(seed, UserFields.Language.Fields, words)
{
    private static readonly string[] roles = ["Admin", "manager", "AGENT", "Night shift, weekends", "Ñandú", "Nobody"];
    private static readonly string[] markets = ["CA", "california", "958", "Elk Grove, CA", "reno, nv", "Nowhere"];
    private static readonly string[] words = ["maria", "Hernández", "@keller.test", "o'hara", "not", "x\\y", "-dash", "7", "keller.test", "briggs"];

    protected override string TextOf(FilterField field) => Pick(field == UserFields.Market ? markets : roles);

    protected override long NumberOf(FilterField field) => Random.Next(0, 6);
}
