using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Users;
using OpsConsole.Core.Work;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Users;

public sealed class LockOutTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory]
    [InlineData(2, 1_440, new[] { 15, 30, 60, 120, 240, 480, 960, 1_440, 1_440 })]
    [InlineData(1, 1_440, new[] { 15, 15, 15 })]
    [InlineData(10, 100, new[] { 15, 100, 100 })]
    public void Each_lock_is_longer_up_to_the_longest(int factor, int longest, int[] minutes)
    {
        var rules = new LockRules(5, TimeSpan.FromMinutes(15), factor, TimeSpan.FromMinutes(longest));
        Assert.Equal(minutes, minutes.Select((_, before) => (int)rules.LengthAfter(before).TotalMinutes));
        Assert.True(rules.LengthAfter(int.MaxValue) <= rules.Longest);
    }

    [Theory, OnEveryDatabase]
    public async Task The_second_lock_is_twice_as_long_and_getting_in_starts_over(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var paula = await ops.WithPasswordAsync();

        Assert.Equal(15, await LockAsync(ops, paula));
        Assert.Equal(30, await LockAsync(ops, paula));
        Assert.Equal(60, await LockAsync(ops, paula));
        Assert.Equal(paula, (await ops.Get<SignIn>().RunAsync("paula@keller.test", SomeUsers.Password, null, ct)).Value);
        Assert.Equal(15, await LockAsync(ops, paula));
    }

    [Theory, OnEveryDatabase]
    public async Task Unlocking_starts_over_too(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (paula, iris) = (await ops.WithPasswordAsync(), await ops.IrisAsync());
        await LockAsync(ops, paula);
        await FailAsync(ops, 5);

        Assert.True((await ops.Get<UnlockUser>().RunAsync(paula, iris, ct)).Succeeded);
        Assert.Equal(15, await LockAsync(ops, paula));
    }

    [Theory, OnEveryDatabase]
    public async Task The_owner_gets_one_letter_for_each_lock_that_says_until_when(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var paula = await ops.WithPasswordAsync();
        await FailAsync(ops, 9);
        await FailAsync(ops, 1, "nobody@keller.test");

        await ops.RunLettersAsync();

        var letter = Assert.Single(ops.Get<RememberedMail>().Sent);
        Assert.Equal("paula@keller.test", letter.To);
        Assert.Contains("5 times in a row", letter.Text, StringComparison.Ordinal);
        Assert.Contains((await ops.UserAsync(paula)).LockoutEnd!.Value.UtcDateTime.ToString("HH:mm 'UTC'", System.Globalization.CultureInfo.InvariantCulture), letter.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Factor_and_longest_are_settings()
    {
        await using var ops = await TestOps.StartAsync();
        var (paula, ada) = (await ops.WithPasswordAsync(), await ops.SomebodyAsync("Ada Lind", BuiltInRoles.Admin));
        Assert.True((await ops.DecideAsync(SettingCatalog.LockoutFactor, 4, ada)).Succeeded);
        Assert.True((await ops.DecideAsync(SettingCatalog.LockoutLongest, 50, ada)).Succeeded);

        foreach (var minutes in new[] { 15, 50, 50 })
            Assert.Equal(minutes, await LockAsync(ops, paula));
    }

    /// <summary>The model: a count, an end and a number of locks, moved by every attempt as the rules say.</summary>
    [Fact]
    public void An_account_does_what_the_model_says_whatever_is_tried()
    {
        var moves = Gen.Frequency((6, Gen.Constant("wrong")), (2, Gen.Constant("right")), (2, Gen.Constant("wait")), (1, Gen.Constant("day"))).ListOf(25);
        Prop.ForAll(moves.ToArbitrary(), tried => Task.Run(() => FollowsAsync(tried)).GetAwaiter().GetResult()).Check(Config.QuickThrowOnFailure.WithMaxTest(12));
    }

    private static async Task<bool> FollowsAsync(IEnumerable<string> moves)
    {
        await using var ops = await TestOps.StartAsync();
        var paula = await ops.WithPasswordAsync();
        var rules = new LockRules(5, TimeSpan.FromMinutes(15), 2, TimeSpan.FromMinutes(1_440));
        var (count, locks, end) = (0, 0, DateTime.MinValue);
        foreach (var move in moves)
        {
            switch (move)
            {
                case "wait":
                    ops.Time.Advance(TimeSpan.FromMinutes(16));
                    continue;
                case "day":
                    ops.Time.Advance(TimeSpan.FromDays(1));
                    continue;
            }

            var isLocked = end > ops.Time.NowUtc;
            var opened = await ops.Get<SignIn>().RunAsync("paula@keller.test", move == "right" ? SomeUsers.Password : "wrong", null, ct);
            if (opened.Succeeded != (move == "right" && !isLocked))
                return false;
            if (opened.Succeeded)
                (count, locks, end) = (0, 0, DateTime.MinValue);
            else if (!isLocked && ++count == rules.Attempts)
                (count, locks, end) = (0, locks + 1, ops.Time.NowUtc + rules.LengthAfter(locks));
            var user = await ops.UserAsync(paula);
            if ((user.AccessFailedCount, user.LocksInARow, user.IsLockedAt(ops.Time.NowUtc)) != (count, locks, end > ops.Time.NowUtc))
                return false;
        }

        return true;
    }

    /// <returns>How long the lock is, in minutes; it is over then.</returns>
    private static async Task<int> LockAsync(TestOps ops, long userId)
    {
        await FailAsync(ops, 5);
        var length = (await ops.UserAsync(userId)).LockoutEnd!.Value.UtcDateTime - ops.Time.NowUtc;
        ops.Time.Advance(length);
        return (int)length.TotalMinutes;
    }

    private static async Task FailAsync(TestOps ops, int times, string email = "paula@keller.test")
    {
        for (var n = 0; n < times; n++)
            Assert.Equal(new SignInRefused(), (await ops.Get<SignIn>().RunAsync(email, $"wrong {n}", null, ct)).Error);
    }
}
