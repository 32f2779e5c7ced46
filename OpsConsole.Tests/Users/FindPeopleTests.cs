using OpsConsole.Core;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Tenants;
using OpsConsole.Core.Users;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Users;

public sealed class FindPeopleTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task Somebody_is_found_by_any_word_of_their_name(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (sam, ana) = (await ops.SamAsync(), await ops.AnaAsync());
        await ops.SomebodyAsync("Ana Delta", BuiltInRoles.Agent, await ops.Get<CreateTenant>().RunAsync("Delta Homes", ct));

        foreach (var text in new[] { "ana", "DUARTE", "ana du" })
        {
            var found = Assert.Single((await ops.Get<FindPeopleQuery>().LoadAsync(text, sam, ct)).Value);
            Assert.Equal((ana.UserId, "Ana Duarte", "Agent", false), (found.UserId, found.Name, found.Roles.Single(), found.IsDisabled));
        }

        foreach (var text in new[] { "uarte", "%", "a", "", "zz" })
            Assert.Empty((await ops.Get<FindPeopleQuery>().LoadAsync(text, sam, ct)).Value);
    }

    [Fact]
    public async Task Only_for_who_may_see_users()
    {
        await using var ops = await TestOps.StartAsync();
        Assert.IsType<NotAllowed>((await ops.Get<FindPeopleQuery>().LoadAsync("ana", await ops.SomebodyAsync("Priya Nair", BuiltInRoles.Finance), ct)).Error);
    }
}
