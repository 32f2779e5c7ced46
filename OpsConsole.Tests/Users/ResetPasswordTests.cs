using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Users;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Users;

public sealed partial class ResetPasswordTests
{
    private const string Better = "nine purple lanterns";
    private static readonly Uri site = new("https://console.keller.test/");
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task The_letters_link_sets_a_new_password_once(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var paula = await ops.WithPasswordAsync();
        var stamp = (await ops.UserAsync(paula)).SecurityStamp;
        var token = await AskAsync(ops, paula);

        Assert.Equal(paula, (await ops.Get<ResetPassword>().RunAsync(paula, token, Better, null, ct)).Value);

        Assert.Equal(paula, (await ops.Get<SignIn>().RunAsync("paula@keller.test", Better, null, ct)).Value);
        Assert.False((await ops.Get<SignIn>().RunAsync("paula@keller.test", SomeUsers.Password, null, ct)).Succeeded);
        Assert.NotEqual(stamp, (await ops.UserAsync(paula)).SecurityStamp);
        Assert.IsType<ResetLinkIsOver>((await ops.Get<ResetPassword>().RunAsync(paula, token, "another good one", null, ct)).Error);
        Assert.Equal(["user.created", "user.password-reset-requested", "user.password-reset"], (await ops.ActionsAsync("user", paula))[..3]);
    }

    [Fact]
    public async Task A_weak_password_is_refused_and_the_link_stays_good()
    {
        await using var ops = await TestOps.StartAsync();
        var paula = await ops.WithPasswordAsync();
        var token = await AskAsync(ops, paula);

        Assert.IsType<PasswordIsAboutYou>((await ops.Get<ResetPassword>().RunAsync(paula, token, "paulaortizpaula", null, ct)).Error);
        Assert.DoesNotContain("user.password-reset", await ops.ActionsAsync("user", paula));
        Assert.True((await ops.Get<ResetPassword>().RunAsync(paula, token, Better, null, ct)).Succeeded);
    }

    [Fact]
    public async Task A_link_opens_nothing_but_its_own_account()
    {
        await using var ops = await TestOps.StartAsync();
        var (paula, dora) = (await ops.WithPasswordAsync(), await ops.WithPasswordAsync("dora@keller.test"));
        var token = await AskAsync(ops, paula);

        foreach (var (user, tried) in new[] { (dora, token), (paula, token + "x"), (paula, ""), (paula, "no token"), (999L, token) })
            Assert.IsType<ResetLinkIsOver>((await ops.Get<ResetPassword>().RunAsync(user, tried, Better, null, ct)).Error);
        await ops.Get<DisableUser>().RunAsync(paula, "Left the firm", ops.TheSystem(), ct);
        Assert.IsType<ResetLinkIsOver>((await ops.Get<ResetPassword>().RunAsync(paula, token, Better, null, ct)).Error);
    }

    [Fact]
    public async Task A_new_password_does_not_end_a_lock()
    {
        await using var ops = await TestOps.StartAsync();
        var paula = await ops.WithPasswordAsync();
        var token = await AskAsync(ops, paula);
        for (var n = 0; n < 5; n++)
            await ops.Get<SignIn>().RunAsync("paula@keller.test", "wrong", null, ct);

        await ops.Get<ResetPassword>().RunAsync(paula, token, Better, null, ct);
        Assert.False((await ops.Get<SignIn>().RunAsync("paula@keller.test", Better, null, ct)).Succeeded);
        ops.Time.Advance(TimeSpan.FromMinutes(15));
        Assert.True((await ops.Get<SignIn>().RunAsync("paula@keller.test", Better, null, ct)).Succeeded);
    }

    [Theory, OnEveryDatabase]
    public async Task The_queue_holds_no_way_into_the_account_and_one_letter_at_a_time(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var paula = await ops.WithPasswordAsync();
        for (var n = 0; n < 5; n++)
            await ops.Get<RequestPasswordReset>().RunAsync("paula@keller.test", site, null, ct);

        await using (var db = ops.Open())
            Assert.Equal($$"""{"site":"{{site}}"}""", (await db.OutgoingMessages.SingleAsync(row => row.UserId == paula)).Values);
        ops.Time.Advance(TimeSpan.FromMinutes(SettingCatalog.ResetPauseMinutes.Default));
        await ops.Get<RequestPasswordReset>().RunAsync("paula@keller.test", site, null, ct);
        await using (var db = ops.Open())
            Assert.Equal(2, await db.OutgoingMessages.CountAsync());
    }

    [Fact]
    public async Task Nobody_without_an_open_account_gets_a_letter()
    {
        await using var ops = await TestOps.StartAsync();
        var dora = await ops.WithPasswordAsync("dora@keller.test");
        await ops.Get<DisableUser>().RunAsync(dora, "Left the firm", ops.TheSystem(), ct);

        foreach (var email in new[] { "nobody@keller.test", "dora@keller.test", "", "%" })
            await ops.Get<RequestPasswordReset>().RunAsync(email, site, null, ct);
        await using var db = ops.Open();
        Assert.Equal(0, await db.OutgoingMessages.CountAsync());
    }

    /// <returns>The token in the letter's link.</returns>
    private static async Task<string> AskAsync(TestOps ops, long userId)
    {
        await ops.Get<RequestPasswordReset>().RunAsync((await ops.UserAsync(userId)).Email!, site, null, ct);
        await ops.RunLettersAsync();
        var letter = ops.Get<RememberedMail>().Sent.Last();
        Assert.Equal((await ops.UserAsync(userId)).Email, letter.To);
        return Uri.UnescapeDataString(Link().Match(letter.Text).Groups[1].Value);
    }

    [GeneratedRegex(@"https://console\.keller\.test/reset-password\?user=\d+&token=(\S+)")]
    private static partial Regex Link();
}
