using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Users;
using OpsConsole.Core.Users.TwoFactor;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Users.TwoFactor;

public sealed class TwoFactorTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task With_codes_on_the_password_alone_opens_nothing(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (paula, key, codes) = await WithCodesAsync(ops);

        var half = Assert.IsType<SecondStepIsNeeded>((await PasswordAsync(ops)).Error);
        Assert.Null((await ops.UserAsync(paula)).LastSignInAtUtc);
        Assert.IsType<CodeIsWrong>((await ops.Get<SignIn>().FinishAsync(new(paula, half.Stamp, "000000"), null, ct)).Error);
        ops.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(paula, (await ops.Get<SignIn>().FinishAsync(new(paula, half.Stamp, CodeOf(ops, key)), "203.0.113.7", ct)).Value);

        Assert.Equal(10, codes.Distinct().Count());
        var user = await ops.UserAsync(paula);
        Assert.Equal((ops.Time.NowUtc, 0), (user.LastSignInAtUtc, user.AccessFailedCount));
        await using var db = ops.Open();
        Assert.Contains("password and code", (await db.Activity.SingleAsync(entry => entry.Action == "user.signed-in")).Particulars, StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task A_code_works_once_within_its_half_minute_also_for_many_at_once(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (paula, key, _) = await WithCodesAsync(ops);
        var stamp = ((SecondStepIsNeeded)(await PasswordAsync(ops)).Error!).Stamp;
        // The code that set it up is used already.
        Assert.IsType<CodeIsWrong>((await ops.Get<SignIn>().FinishAsync(new(paula, stamp, CodeOf(ops, key)), null, ct)).Error);
        ops.Time.Advance(TimeSpan.FromSeconds(30));
        var code = CodeOf(ops, key);

        var opened = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => ops.Get<SignIn>().FinishAsync(new(paula, stamp, code), null, ct))));

        Assert.Single(opened, one => one.Succeeded);
        // Nor does the one of the half minute before, which is still within the window.
        Assert.IsType<CodeIsWrong>((await ops.Get<SignIn>().FinishAsync(new(paula, stamp, CodeOf(ops, key, -1)), null, ct)).Error);
    }

    [Theory, OnEveryDatabase]
    public async Task A_recovery_code_works_once_and_a_new_set_replaces_the_old(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (paula, _, codes) = await WithCodesAsync(ops);
        var stamp = ((SecondStepIsNeeded)(await PasswordAsync(ops)).Error!).Stamp;

        var opened = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => ops.Get<SignIn>().FinishAsync(new(paula, stamp, codes[0].ToLowerInvariant().Replace('-', ' ')), null, ct))));
        Assert.Single(opened, one => one.Succeeded);
        Assert.Equal(9, (await ops.Get<OwnSafetyQuery>().LoadAsync(await OfAsync(ops, paula), ct))!.CodesLeft);
        Assert.IsType<PasswordIsWrong>((await ops.Get<RenewRecoveryCodes>().RunAsync("wrong", null, await OfAsync(ops, paula), ct)).Error);
        var fresh = (await ops.Get<RenewRecoveryCodes>().RunAsync(SomeUsers.Password, null, await OfAsync(ops, paula), ct)).Value;

        Assert.Empty(fresh.Intersect(codes));
        Assert.IsType<CodeIsWrong>((await ops.Get<SignIn>().FinishAsync(new(paula, stamp, codes[1]), null, ct)).Error);
        Assert.True((await ops.Get<SignIn>().FinishAsync(new(paula, stamp, fresh[1]), null, ct)).Succeeded);
        await using var db = ops.Open();
        var kept = await db.RecoveryCodes.ToListAsync();
        Assert.Equal(10, kept.Count);
        Assert.DoesNotContain(kept, row => fresh.Any(code => row.Hash.Contains(code.Replace("-", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase)));
    }

    [Theory, OnEveryDatabase]
    public async Task Guessing_codes_locks_like_guessing_passwords_and_the_password_gives_no_more_guesses(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (paula, key, _) = await WithCodesAsync(ops);
        for (var n = 0; n < 5; n++)
        {
            var half = Assert.IsType<SecondStepIsNeeded>((await PasswordAsync(ops)).Error);
            Assert.IsType<CodeIsWrong>((await ops.Get<SignIn>().FinishAsync(new(paula, half.Stamp, "000000"), null, ct)).Error);
        }

        Assert.True((await ops.UserAsync(paula)).IsLockedAt(ops.Time.NowUtc));
        Assert.IsType<SignInRefused>((await PasswordAsync(ops)).Error);
        ops.Time.Advance(TimeSpan.FromMinutes(15));
        var stamp = ((SecondStepIsNeeded)(await PasswordAsync(ops)).Error!).Stamp;
        Assert.True((await ops.Get<SignIn>().FinishAsync(new(paula, stamp, CodeOf(ops, key)), null, ct)).Succeeded);
    }

    [Theory, OnEveryDatabase]
    public async Task Four_wrong_passwords_leave_the_right_one_its_code(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (paula, key, _) = await WithCodesAsync(ops);
        for (var n = 0; n < 4; n++)
            await ops.Get<SignIn>().RunAsync("paula@keller.test", "wrong", null, ct);
        ops.Time.Advance(TimeSpan.FromMinutes(1));

        var stamp = ((SecondStepIsNeeded)(await PasswordAsync(ops)).Error!).Stamp;
        Assert.True((await ops.Get<SignIn>().FinishAsync(new(paula, stamp, CodeOf(ops, key)), null, ct)).Succeeded);
    }

    [Theory, OnEveryDatabase]
    public async Task A_known_browser_needs_no_code_until_the_account_changes(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (paula, _, _) = await WithCodesAsync(ops);
        var stamp = ((SecondStepIsNeeded)(await PasswordAsync(ops)).Error!).Stamp;

        Assert.True((await ops.Get<SignIn>().FinishAsync(new(paula, stamp, null, IsKnownBrowser: true), null, ct)).Succeeded);
        await ops.Get<ChangeOwnPassword>().RunAsync(SomeUsers.Password, "nine purple lanterns", null, await OfAsync(ops, paula), ct);
        Assert.IsType<SecondStepIsOver>((await ops.Get<SignIn>().FinishAsync(new(paula, stamp, null, IsKnownBrowser: true), null, ct)).Error);
    }

    [Theory, OnEveryDatabase]
    public async Task No_row_holds_the_key_as_it_is(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (_, key, _) = await WithCodesAsync(ops);
        await using var db = ops.Open();
        Assert.DoesNotContain(key, (await db.TwoFactorKeys.SingleAsync()).SealedKey, StringComparison.Ordinal);
        Assert.DoesNotContain(await db.Activity.ToListAsync(), entry => entry.Particulars?.Contains(key, StringComparison.Ordinal) == true);
    }

    [Theory, OnEveryDatabase]
    public async Task Keys_are_sealed_anew_and_lost_ones_are_counted(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (paula, key, _) = await WithCodesAsync(ops);
        Assert.Equal(new ResealedKeys(1, 0), await ops.Get<ResealTwoFactorKeys>().RunAsync(ct));
        ops.Time.Advance(TimeSpan.FromMinutes(1));
        var stamp = ((SecondStepIsNeeded)(await PasswordAsync(ops)).Error!).Stamp;
        Assert.True((await ops.Get<SignIn>().FinishAsync(new(paula, stamp, CodeOf(ops, key)), null, ct)).Succeeded);
        await using var db = ops.Open();
        await db.TwoFactorKeys.ExecuteUpdateAsync(set => set.SetProperty(row => row.SealedKey, "of another time"));
        Assert.Equal(new ResealedKeys(0, 1), await ops.Get<ResealTwoFactorKeys>().RunAsync(ct));
    }

    [Theory, OnEveryDatabase]
    public async Task Switching_off_asks_the_password_and_a_role_may_forbid_it(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (paula, _, _) = await WithCodesAsync(ops);
        var ada = await ops.SomebodyAsync("Ada Lind", BuiltInRoles.Admin);
        Assert.IsType<PasswordIsWrong>((await ops.Get<TurnOffTwoFactor>().RunAsync("wrong", null, await OfAsync(ops, paula), ct)).Error);
        Assert.True((await ops.DecideAsync(SettingCatalog.TwoFactorRoles, new WordList([BuiltInRoles.Manager]), ada)).Succeeded);
        Assert.IsType<RoleNeedsTwoFactor>((await ops.Get<TurnOffTwoFactor>().RunAsync(SomeUsers.Password, null, await OfAsync(ops, paula), ct)).Error);
        Assert.True((await ops.DecideAsync(SettingCatalog.TwoFactorRoles, WordList.Empty, ada)).Succeeded);

        Assert.True((await ops.Get<TurnOffTwoFactor>().RunAsync(SomeUsers.Password, null, await OfAsync(ops, paula), ct)).Succeeded);

        Assert.Equal(paula, (await PasswordAsync(ops)).Value);
        await using var db = ops.Open();
        Assert.Equal((0, null), (await db.RecoveryCodes.CountAsync(), (await db.TwoFactorKeys.SingleAsync()).SealedKey));
    }

    [Theory, OnEveryDatabase]
    public async Task A_role_that_asks_gives_a_term_and_then_lets_nobody_in_without(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (paula, ada) = (await ops.WithPasswordAsync(), await ops.SomebodyAsync("Ada Lind", BuiltInRoles.Admin));
        Assert.True((await ops.DecideAsync(SettingCatalog.TwoFactorRoles, new WordList(["manager"]), ada)).Succeeded);

        Assert.Equal(paula, (await PasswordAsync(ops)).Value);
        Assert.Equal(ops.Time.NowUtc.AddDays(14), (await ops.Get<OwnSafetyQuery>().LoadAsync(await OfAsync(ops, paula), ct))!.DueAtUtc);
        ops.Time.Advance(TimeSpan.FromDays(13));
        Assert.Equal(paula, (await PasswordAsync(ops)).Value);
        ops.Time.Advance(TimeSpan.FromDays(1));
        var must = Assert.IsType<TwoFactorMustBeSetUp>((await PasswordAsync(ops)).Error);

        var actor = await OfAsync(ops, paula);
        var key = (await ops.Get<BeginTwoFactor>().RunAsync(actor, ct)).Value.Key;
        Assert.True((await ops.Get<ConfirmTwoFactor>().RunAsync(CodeOf(ops, key), actor, ct)).Succeeded);
        Assert.Equal(paula, (await ops.Get<SignIn>().FinishAsync(new(paula, must.Stamp, null, IsKnownBrowser: true), null, ct)).Value);
        Assert.IsType<SecondStepIsNeeded>((await PasswordAsync(ops)).Error);
    }

    [Theory, OnEveryDatabase]
    public async Task Whoever_manages_users_resets_codes_with_a_reason_and_the_owner_is_told(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (paula, _, _) = await WithCodesAsync(ops);
        var (iris, sam) = (await ops.IrisAsync(), await ops.SamAsync());
        var reset = ops.Get<ResetTwoFactor>();
        Assert.IsType<NotAllowed>((await reset.RunAsync(await ops.RefAsync(paula), "Lost phone", sam, ct)).Error);
        Assert.IsType<ReasonIsMissing>((await reset.RunAsync(await ops.RefAsync(paula), " ", iris, ct)).Error);
        Assert.IsType<ChangedBySomeoneElse>((await reset.RunAsync(new(paula, "old"), "Lost phone", iris, ct)).Error);
        var stamp = (await ops.UserAsync(paula)).SecurityStamp;

        Assert.True((await reset.RunAsync(await ops.RefAsync(paula), "Lost phone", iris, ct)).Succeeded);

        Assert.NotEqual(stamp, (await ops.UserAsync(paula)).SecurityStamp);
        Assert.Equal(paula, (await PasswordAsync(ops)).Value);
        Assert.IsType<TwoFactorIsNotOn>((await reset.RunAsync(await ops.RefAsync(paula), "Again", iris, ct)).Error);
        await ops.RunLettersAsync();
        Assert.Contains(ops.Get<RememberedMail>().Sent, letter => letter.Text.Contains("Lost phone", StringComparison.Ordinal));
    }

    [Theory, OnEveryDatabase]
    public async Task Nobody_resets_their_own_codes_for_that_would_go_round_the_password(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (paula, _, _) = await WithCodesAsync(ops);
        var paulaAsAdmin = (await OfAsync(ops, paula)) with { Permissions = (await ops.IrisAsync()).Permissions };

        Assert.Equal(new CannotResetYourOwnCodes(), (await ops.Get<ResetTwoFactor>().RunAsync(await ops.RefAsync(paula), "Lost phone", paulaAsAdmin, ct)).Error);
    }

    [Theory, OnEveryDatabase]
    public async Task After_a_reset_a_role_asks_for_new_codes_at_the_very_next_sign_in(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (paula, _, _) = await WithCodesAsync(ops);
        var iris = await ops.IrisAsync();
        Assert.True((await ops.DecideAsync(SettingCatalog.TwoFactorRoles, new WordList([BuiltInRoles.Manager]), iris)).Succeeded);

        Assert.True((await ops.Get<ResetTwoFactor>().RunAsync(await ops.RefAsync(paula), "Lost phone", iris, ct)).Succeeded);

        Assert.IsType<TwoFactorMustBeSetUp>((await PasswordAsync(ops)).Error);
    }

    [Theory, OnEveryDatabase]
    public async Task A_role_that_there_is_not_cannot_be_told_to_ask(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var refused = await ops.DecideAsync(SettingCatalog.TwoFactorRoles, new WordList(["Manager", "Manger"]), await ops.IrisAsync());

        Assert.Equal(new RoleIsUnknown("Manger"), refused.Error);
    }

    [Fact]
    public async Task Setting_up_twice_keeps_the_first_key_until_a_code_shows_that_the_app_has_it()
    {
        await using var ops = await TestOps.StartAsync();
        var actor = await OfAsync(ops, await ops.WithPasswordAsync());
        var first = (await ops.Get<BeginTwoFactor>().RunAsync(actor, ct)).Value;

        Assert.Equal(first, (await ops.Get<BeginTwoFactor>().RunAsync(actor, ct)).Value);
        Assert.IsType<CodeIsWrong>((await ops.Get<ConfirmTwoFactor>().RunAsync("000000", actor, ct)).Error);
        Assert.IsType<TwoFactorNotBegun>((await ops.Get<ConfirmTwoFactor>().RunAsync("000000", await ops.MariaAsync(), ct)).Error);
        Assert.True((await ops.Get<ConfirmTwoFactor>().RunAsync(CodeOf(ops, first.Key), actor, ct)).Succeeded);
        Assert.IsType<TwoFactorIsOn>((await ops.Get<BeginTwoFactor>().RunAsync(actor, ct)).Error);
    }

    private static Task<Result<long>> PasswordAsync(TestOps ops) => ops.Get<SignIn>().RunAsync("paula@keller.test", SomeUsers.Password, null, ct);

    private static async Task<Actor> OfAsync(TestOps ops, long userId) => await ops.Get<AccessDirectory>().ActorAsync(userId);

    private static string CodeOf(TestOps ops, string key, int steps = 0) => TotpCode.At(key, TotpCode.StepAt(ops.Time.GetUtcNow()) + steps);

    private static async Task<(long UserId, string Key, IReadOnlyList<string> Codes)> WithCodesAsync(TestOps ops)
    {
        var paula = await ops.WithPasswordAsync();
        var actor = await OfAsync(ops, paula);
        var key = (await ops.Get<BeginTwoFactor>().RunAsync(actor, ct)).Value.Key;
        return (paula, key, (await ops.Get<ConfirmTwoFactor>().RunAsync(CodeOf(ops, key), actor, ct)).Value);
    }
}
