using OpsConsole.Core;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Users;
using OpsConsole.Core.Users.Viewing;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Users;

public sealed class ViewingAsTests
{
    private const string Session = "a-sign-in";

    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task Whoever_looks_sees_as_the_other_in_that_sign_in_alone_and_both_ends_are_recorded(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (iris, sam) = (await ops.IrisAsync(), await ops.SamAsync());
        Assert.True((await ops.Get<StartViewingAs>().RunAsync(sam.UserId!.Value, Session, iris, ct)).Succeeded);

        var looking = await SeenAsync(ops, iris, Session);
        Assert.Equal((sam.UserId, sam.Name, iris.UserId), (looking.UserId, looking.Name, looking.SeenBy?.UserId));
        Assert.True(looking.May(LeadPermissions.View));
        Assert.False(looking.May(LeadPermissions.Edit));
        Assert.IsType<OnlyLooking>(looking.Lacks(LeadPermissions.Edit));
        Assert.Equal((iris.UserId, null), await WhoAsync(ops, iris, "another-sign-in"));
        // Nobody looks through somebody they look at.
        Assert.IsType<OnlyLooking>((await ops.Get<StartViewingAs>().RunAsync((await ops.AnaAsync()).UserId!.Value, Session, looking, ct)).Error);

        Assert.Equal(1, (await ops.Get<EndViewingAs>().RunAsync(Session, looking, ct)).Value);
        Assert.Equal(0, (await ops.Get<EndViewingAs>().RunAsync(Session, iris, ct)).Value);
        Assert.Equal((iris.UserId, null), await WhoAsync(ops, iris, Session));
        Assert.Equal(["user.viewed-as", "user.view-as-ended"], await ops.ActionsAsync("user", sam.UserId.Value));
        Assert.Equal(["user.view-as-began", "user.view-as-left"], await ops.ActionsAsync("user", iris.UserId!.Value));
    }

    [Theory, OnEveryDatabase]
    public async Task It_ends_by_itself_after_the_tenants_time_and_is_recorded_once(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (iris, ana) = (await ops.IrisAsync(), await ops.AnaAsync());
        var until = (await ops.Get<StartViewingAs>().RunAsync(ana.UserId!.Value, Session, iris, ct)).Value;
        Assert.Equal(ops.Time.NowUtc.AddMinutes(60), until);
        // An agent's own side is shown, though an administrator has none.
        Assert.True((await SeenAsync(ops, iris, Session)).May(LeadPermissions.SubmitOwn));
        Assert.IsType<OnlyLooking>((await SeenAsync(ops, iris, Session)).Lacks(LeadPermissions.SubmitOwn));
        Assert.Equal(0, await ops.Get<EndLapsedViewings>().RunAsync(ct));

        ops.Time.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal((iris.UserId, null), await WhoAsync(ops, iris, Session));
        var ended = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => ops.Get<EndLapsedViewings>().RunAsync(ct))));
        Assert.Equal(1, ended.Sum());
        Assert.Equal(["user.viewed-as", "user.view-as-ended"], await ops.ActionsAsync("user", ana.UserId.Value));
    }

    [Fact]
    public async Task Nobody_looks_as_themselves_an_administrator_a_stranger_somebody_who_may_more_or_without_the_right()
    {
        await using var ops = await TestOps.StartAsync();
        var (iris, sam, maria) = (await ops.IrisAsync(), await ops.SamAsync(), await ops.MariaAsync());
        var other = await ops.SomebodyAsync("Ivo Admin", BuiltInRoles.Admin);
        var strangers = await ops.Get<Core.Tenants.CreateTenant>().RunAsync("Other Homes", ct);
        var stranger = await ops.SomebodyAsync("Far Away", BuiltInRoles.Staff, strangers);
        async Task<Error?> TryAsync(Actor who, Actor asWhom) => (await ops.Get<StartViewingAs>().RunAsync(asWhom.UserId!.Value, Session, who, ct)).Error;

        Assert.IsType<IsYourself>(await TryAsync(iris, iris));
        Assert.IsType<IsAnAdministrator>(await TryAsync(iris, other));
        Assert.IsType<NotFound>(await TryAsync(iris, stranger));
        Assert.IsType<NotAllowed>(await TryAsync(sam, maria));
        var staff = await ops.RoleAsync(BuiltInRoles.Staff);
        Assert.True((await ops.Get<ChangeRolePermissions>().RunAsync([new(staff, [.. sam.Permissions, UserPermissions.ViewAs])], iris, ct)).Succeeded);
        sam = await ops.Get<AccessDirectory>().ActorAsync(sam.UserId!.Value);
        Assert.IsType<MayMoreThanYou>(await TryAsync(sam, maria));
        Assert.Null(await TryAsync(sam, await ops.AnaAsync()));
        Assert.True((await ops.Get<DisableUser>().RunAsync(maria.UserId!.Value, "Left the firm", iris, ct)).Succeeded);
        Assert.IsType<CannotSignIn>(await TryAsync(iris, maria));
    }

    [Fact]
    public async Task Whatever_takes_the_right_away_ends_it_at_once()
    {
        await using var ops = await TestOps.StartAsync();
        var (iris, sam) = (await ops.IrisAsync(), await ops.SamAsync());
        Assert.True((await ops.Get<StartViewingAs>().RunAsync(sam.UserId!.Value, Session, iris, ct)).Succeeded);
        Assert.NotNull((await SeenAsync(ops, iris, Session)).SeenBy);

        Assert.True((await ops.Get<ChangeUserRoles>().RunAsync(await ops.RefAsync(sam.UserId.Value), [BuiltInRoles.Admin], iris, ct)).Succeeded);
        Assert.Null((await SeenAsync(ops, iris, Session)).SeenBy);
        Assert.True((await ops.Get<ChangeUserRoles>().RunAsync(await ops.RefAsync(sam.UserId.Value), [BuiltInRoles.Staff], iris, ct)).Succeeded);
        Assert.NotNull((await SeenAsync(ops, iris, Session)).SeenBy);
        Assert.True((await ops.Get<DisableUser>().RunAsync(sam.UserId.Value, "Left the firm", iris, ct)).Succeeded);
        Assert.Null((await SeenAsync(ops, iris, Session)).SeenBy);
    }

    private static async Task<(long?, long?)> WhoAsync(TestOps ops, Actor who, string session) => await SeenAsync(ops, who, session) is var seen ? (seen.UserId, seen.SeenBy?.UserId) : default;

    private static async Task<Actor> SeenAsync(TestOps ops, Actor who, string session)
    {
        var access = ops.Get<AccessDirectory>();
        return await access.ActorAsync((await access.FindAsync(who.UserId!.Value))!, session);
    }
}
