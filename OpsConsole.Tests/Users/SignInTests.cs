using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Users;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Users;

public sealed class SignInTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task The_right_password_opens_the_account_and_is_recorded(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var paula = await ops.WithPasswordAsync();

        var opened = await ops.Get<SignIn>().RunAsync(" PAULA@keller.test ", SomeUsers.Password, "203.0.113.7", ct);

        Assert.Equal(paula, opened.Value);
        Assert.Equal(ops.Time.NowUtc, (await ops.UserAsync(paula)).LastSignInAtUtc);
        Assert.Equal(["user.created", "user.signed-in"], await ops.ActionsAsync("user", paula));
        await using var db = ops.Open();
        var entry = await db.Activity.SingleAsync(row => row.Action == "user.signed-in");
        Assert.Equal((paula, "Paula Ortiz"), (entry.ActorUserId!.Value, entry.ActorName));
        Assert.Contains("203.0.113.7", entry.Particulars);
    }

    [Theory, OnEveryDatabase]
    public async Task Every_refusal_reads_alike(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var paula = await ops.WithPasswordAsync();
        var disabled = await ops.WithPasswordAsync("dora@keller.test");
        await ops.Get<DisableUser>().RunAsync(disabled, "Left the firm", ops.TheSystem(), ct);
        await ops.SomebodyAsync("Nora Nopassword", "Staff");
        var signIn = ops.Get<SignIn>();

        Error?[] refusals =
        [
            (await signIn.RunAsync("nobody@keller.test", SomeUsers.Password, null, ct)).Error,
            (await signIn.RunAsync("paula@keller.test", "wrong", null, ct)).Error,
            (await signIn.RunAsync("paula@keller.test", new string('x', 100_000), null, ct)).Error,
            (await signIn.RunAsync("dora@keller.test", SomeUsers.Password, null, ct)).Error,
            (await signIn.RunAsync($"nora.{ops.TenantId}@keller.test", "", null, ct)).Error,
            (await signIn.RunAsync("", "", null, ct)).Error,
        ];

        Assert.All(refusals, refusal => Assert.Equal(new SignInRefused(), refusal));
        Assert.Equal("user.sign-in-failed", (await ops.ActionsAsync("user", paula))[^1]);
        Assert.Null((await ops.UserAsync(disabled)).LastSignInAtUtc);
    }

    [Theory, OnEveryDatabase]
    public async Task A_failed_attempt_is_nobodys_deed(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        await ops.WithPasswordAsync();
        await ops.Get<SignIn>().RunAsync("paula@keller.test", "wrong", null, ct);

        await using var db = ops.Open();
        Assert.Null((await db.Activity.SingleAsync(entry => entry.Action == "user.sign-in-failed")).ActorUserId);
    }

    [Theory, OnEveryDatabase]
    public async Task After_five_failures_even_the_right_password_is_refused_until_the_time_passes(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var paula = await ops.WithPasswordAsync();
        await FailAsync(ops, 5);

        Assert.Equal(new SignInRefused(), (await ops.Get<SignIn>().RunAsync("paula@keller.test", SomeUsers.Password, null, ct)).Error);
        Assert.Equal("user.locked", (await ops.ActionsAsync("user", paula))[^2]);
        ops.Time.Advance(TimeSpan.FromMinutes(14));
        Assert.Equal(new SignInRefused(), (await ops.Get<SignIn>().RunAsync("paula@keller.test", SomeUsers.Password, null, ct)).Error);
        ops.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(paula, (await ops.Get<SignIn>().RunAsync("paula@keller.test", SomeUsers.Password, null, ct)).Value);
    }

    [Theory, OnEveryDatabase]
    public async Task A_success_starts_the_count_again(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var paula = await ops.WithPasswordAsync();
        for (var round = 0; round < 3; round++)
        {
            await FailAsync(ops, 4);
            Assert.Equal(paula, (await ops.Get<SignIn>().RunAsync("paula@keller.test", SomeUsers.Password, null, ct)).Value);
        }
    }

    [Theory, OnEveryDatabase]
    public async Task The_tenants_settings_say_how_many_and_how_long(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var paula = await ops.WithPasswordAsync();
        var ada = await ops.SomebodyAsync("Ada Lind", BuiltInRoles.Admin);
        Assert.True((await ops.DecideAsync(SettingCatalog.LockoutAttempts, 3, ada)).Succeeded);
        Assert.True((await ops.DecideAsync(SettingCatalog.LockoutMinutes, 60, ada)).Succeeded);

        await FailAsync(ops, 3);
        Assert.Equal(ops.Time.NowUtc.AddMinutes(60), (await ops.UserAsync(paula)).LockoutEnd!.Value.UtcDateTime);
    }

    [Theory, OnEveryDatabase]
    public async Task Many_at_once_are_no_more_tries_than_many_in_a_row(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var paula = await ops.WithPasswordAsync();

        await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => Task.Run(() => ops.Get<SignIn>().RunAsync("paula@keller.test", "wrong", null, ct))));

        Assert.True((await ops.UserAsync(paula)).IsLockedAt(ops.Time.NowUtc));
        var actions = await ops.ActionsAsync("user", paula);
        Assert.Equal(24, actions.Count(action => action == "user.sign-in-failed"));
        Assert.Single(actions, action => action == "user.locked");
    }

    [Theory, OnEveryDatabase]
    public async Task Somebody_who_manages_users_unlocks_at_once(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (paula, iris, sam) = (await ops.WithPasswordAsync(), await ops.IrisAsync(), await ops.SamAsync());
        Assert.IsType<IsNotLocked>((await ops.Get<UnlockUser>().RunAsync(paula, iris, ct)).Error);
        await FailAsync(ops, 5);

        Assert.IsType<NotAllowed>((await ops.Get<UnlockUser>().RunAsync(paula, sam, ct)).Error);
        Assert.True((await ops.Get<UnlockUser>().RunAsync(paula, iris, ct)).Succeeded);
        Assert.Equal(paula, (await ops.Get<SignIn>().RunAsync("paula@keller.test", SomeUsers.Password, null, ct)).Value);
        Assert.Contains("user.unlocked", await ops.ActionsAsync("user", paula));
    }

    [Fact]
    public async Task A_demo_account_opens_only_where_demo_accounts_are_allowed()
    {
        await using var development = await TestOps.StartAsync(configure: services =>
            Microsoft.Extensions.DependencyInjection.Extensions.ServiceCollectionDescriptorExtensions.Replace(
                services, new(typeof(DemoAccounts), new DemoAccounts(AreAllowed: true))));
        var demo = new NewUser("demo@keller.test", "Demo Person", ["Manager"]) { IsDemo = true };
        var id = (await development.Get<CreateUser>().RunAsync(demo, SomeUsers.Password, development.TheSystem(), ct)).Value;
        Assert.Equal(id, (await development.Get<SignIn>().RunAsync(demo.Email, SomeUsers.Password, null, ct)).Value);

        await using var production = await TestOps.StartAsync();
        Assert.IsType<DemoAccountsAreOff>((await production.Get<CreateUser>().RunAsync(demo, SomeUsers.Password, production.TheSystem(), ct)).Error);
        var leftBehind = await production.WithPasswordAsync(demo.Email);
        await using (var db = production.Open())
            await db.Users.ExecuteUpdateAsync(set => set.SetProperty(user => user.IsDemo, true));
        Assert.Equal(new SignInRefused(), (await production.Get<SignIn>().RunAsync(demo.Email, SomeUsers.Password, null, ct)).Error);
        Assert.Equal(Actor.Nobody, await production.Get<AccessDirectory>().ActorAsync(leftBehind));
    }

    private static async Task FailAsync(TestOps ops, int times)
    {
        for (var n = 0; n < times; n++)
            Assert.Equal(new SignInRefused(), (await ops.Get<SignIn>().RunAsync("paula@keller.test", $"wrong {n}", null, ct)).Error);
    }
}
