using OpsConsole.Core;
using OpsConsole.Core.Users.Markets;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Users.Markets;

internal static class SomeMarkets
{
    /// <summary>These places and no others, as typed.</summary>
    public static Task<Result<OwnMarkets>> ChooseMarketsAsync(this TestOps ops, Actor who, params string[] places) =>
        ops.Get<ChangeOwnMarkets>().RunAsync(_ => new([.. places.Select(place => Market.Read(place)!.Value)], null), who, CancellationToken.None);
}
