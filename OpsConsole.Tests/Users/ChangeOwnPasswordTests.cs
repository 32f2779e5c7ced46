using OpsConsole.Core;
using OpsConsole.Core.Users;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Users;

public sealed class ChangeOwnPasswordTests
{
    private const string Better = "nine purple lanterns";
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task The_present_password_opens_the_way_to_another_and_every_session_ends(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var paula = await ops.WithPasswordAsync();
        var stamp = (await ops.UserAsync(paula)).SecurityStamp;

        Assert.Equal(paula, (await ops.Get<ChangeOwnPassword>().RunAsync(SomeUsers.Password, Better, "203.0.113.7", await OfAsync(ops, paula), ct)).Value);

        var user = await ops.UserAsync(paula);
        Assert.NotEqual(stamp, user.SecurityStamp);
        Assert.Equal(0, user.AccessFailedCount);
        Assert.Equal(paula, (await ops.Get<SignIn>().RunAsync("paula@keller.test", Better, null, ct)).Value);
        Assert.False((await ops.Get<SignIn>().RunAsync("paula@keller.test", SomeUsers.Password, null, ct)).Succeeded);
        Assert.Contains("user.password-changed", await ops.ActionsAsync("user", paula));
        await ops.RunLettersAsync();
        Assert.Contains(ops.Get<RememberedMail>().Sent, letter => letter.Subject.Contains("password was changed", StringComparison.Ordinal));
    }

    [Theory, OnEveryDatabase]
    public async Task Wrong_ones_count_like_failed_sign_ins_and_lock(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var paula = await ops.WithPasswordAsync();
        var actor = await OfAsync(ops, paula);
        for (var n = 0; n < 5; n++)
            Assert.IsType<PasswordIsWrong>((await ops.Get<ChangeOwnPassword>().RunAsync("wrong", Better, null, actor, ct)).Error);

        Assert.True((await ops.UserAsync(paula)).IsLockedAt(ops.Time.NowUtc));
        Assert.IsType<PasswordIsWrong>((await ops.Get<ChangeOwnPassword>().RunAsync(SomeUsers.Password, Better, null, actor, ct)).Error);
        Assert.Equal(Actor.Nobody, await ops.Get<AccessDirectory>().ActorAsync(paula));
    }

    [Fact]
    public async Task The_rules_are_the_same_as_everywhere_and_nothing_is_recorded_when_refused()
    {
        await using var ops = await TestOps.StartAsync();
        var paula = await ops.WithPasswordAsync();
        var actor = await OfAsync(ops, paula);

        foreach (var (next, refusal) in new (string, Type)[]
                 {
                     ("short", typeof(PasswordIsTooShort)), ("PaulaOrtizPaula", typeof(PasswordIsAboutYou)), ("Password12345", typeof(PasswordIsCommon)),
                     ("OpsConsole2026!", typeof(PasswordIsAboutUs)), (SomeUsers.Password, typeof(PasswordIsTheSame)),
                 })
            Assert.IsType(refusal, (await ops.Get<ChangeOwnPassword>().RunAsync(SomeUsers.Password, next, null, actor, ct)).Error);
        Assert.DoesNotContain("user.password-changed", await ops.ActionsAsync("user", paula));
        Assert.Equal(0, (await ops.UserAsync(paula)).AccessFailedCount);
    }

    [Fact]
    public async Task Who_has_no_password_here_is_told_so()
    {
        await using var ops = await TestOps.StartAsync();
        var maria = await ops.MariaAsync();
        Assert.IsType<PasswordIsElsewhere>((await ops.Get<ChangeOwnPassword>().RunAsync("", Better, null, maria, ct)).Error);
        Assert.IsType<NotFound>((await ops.Get<ChangeOwnPassword>().RunAsync("", Better, null, Actor.Nobody, ct)).Error);
    }

    private static async Task<Actor> OfAsync(TestOps ops, long userId) => await ops.Get<AccessDirectory>().ActorAsync(userId);
}
