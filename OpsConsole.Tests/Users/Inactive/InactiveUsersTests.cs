using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Users;
using OpsConsole.Core.Users.Inactive;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Users.Inactive;

public sealed class InactiveUsersTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task Who_is_silent_for_half_a_year_is_written_to_and_inactive_after_the_term(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (paula, iris) = (await ops.WithPasswordAsync(), await ops.IrisAsync());
        ops.Time.Advance(TimeSpan.FromDays(150));
        Assert.Equal(0, await ops.Get<WarnInactiveUsers>().RunAsync(ct));
        ops.Time.Advance(TimeSpan.FromDays(40));

        Assert.Equal(2, await ops.Get<WarnInactiveUsers>().RunAsync(ct));
        Assert.Equal(0, await ops.Get<WarnInactiveUsers>().RunAsync(ct));
        await ops.RunLettersAsync();
        var letter = Assert.Single(ops.Get<RememberedMail>().Sent, mail => mail.To == "paula@keller.test");
        Assert.Contains(ops.Time.NowUtc.AddDays(14).ToString("MMMM d, yyyy", System.Globalization.CultureInfo.InvariantCulture), letter.Text, StringComparison.Ordinal);

        ops.Time.Advance(TimeSpan.FromDays(13));
        Assert.Equal(0, await ops.Get<CloseInactiveUsers>().RunAsync(ct));
        ops.Time.Advance(TimeSpan.FromDays(1));
        // The administrator, silent as well, is the only one left who manages users.
        Assert.Equal(1, await ops.Get<CloseInactiveUsers>().RunAsync(ct));
        var user = await ops.UserAsync(paula);
        Assert.Equal((true, ops.Time.NowUtc), (user.IsDisabled, user.InactiveSinceUtc));
        Assert.False((await ops.UserAsync(iris.UserId!.Value)).IsDisabled);
        Assert.False((await ops.Get<SignIn>().RunAsync("paula@keller.test", SomeUsers.Password, null, ct)).Succeeded);
        Assert.Equal(["user.inactivity-warned", "user.became-inactive"], (await ops.ActionsAsync("user", paula)).Where(action => action.Contains("inactiv", StringComparison.Ordinal)));

        Assert.True((await ops.Get<EnableUser>().RunAsync(paula, "Back from leave", iris, ct)).Succeeded);
        Assert.Equal(paula, (await ops.Get<SignIn>().RunAsync("paula@keller.test", SomeUsers.Password, null, ct)).Value);
        Assert.Null((await ops.UserAsync(paula)).InactiveSinceUtc);
    }

    [Theory, OnEveryDatabase]
    public async Task Signing_in_between_cancels_it_and_a_later_silence_is_told_of_again(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var paula = await ops.WithPasswordAsync();
        ops.Time.Advance(TimeSpan.FromDays(190));
        Assert.Equal(1, await ops.Get<WarnInactiveUsers>().RunAsync(ct));
        ops.Time.Advance(TimeSpan.FromDays(13));
        Assert.True((await ops.Get<SignIn>().RunAsync("paula@keller.test", SomeUsers.Password, null, ct)).Succeeded);
        ops.Time.Advance(TimeSpan.FromDays(30));

        Assert.Equal((0, 0), (await ops.Get<CloseInactiveUsers>().RunAsync(ct), await ops.Get<WarnInactiveUsers>().RunAsync(ct)));
        ops.Time.Advance(TimeSpan.FromDays(190));
        Assert.Equal((0, 1), (await ops.Get<CloseInactiveUsers>().RunAsync(ct), await ops.Get<WarnInactiveUsers>().RunAsync(ct)));
        ops.Time.Advance(TimeSpan.FromDays(14));
        Assert.Equal(1, await ops.Get<CloseInactiveUsers>().RunAsync(ct));
        Assert.True((await ops.UserAsync(paula)).IsDisabled);
    }

    [Theory, OnEveryDatabase]
    public async Task Of_several_silent_administrators_one_stays(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        foreach (var name in new[] { "Iris Admin", "Ivo Admin", "Ida Admin" })
            await ops.SomebodyAsync(name, BuiltInRoles.Admin);
        ops.Time.Advance(TimeSpan.FromDays(190));
        Assert.Equal(3, await ops.Get<WarnInactiveUsers>().RunAsync(ct));
        ops.Time.Advance(TimeSpan.FromDays(14));

        Assert.Equal(2, await ops.Get<CloseInactiveUsers>().RunAsync(ct));
        Assert.Equal(0, await ops.Get<CloseInactiveUsers>().RunAsync(ct));
        await using var db = ops.Open();
        Assert.Equal(1, await db.Users.CountAsync(user => !user.IsDisabled));
    }

    [Fact]
    public async Task Wherever_a_node_dies_everybody_is_written_to_once_and_closed_once()
    {
        var words = await RunAndDieAsync(DyingNode.Immortal());
        Assert.InRange(words, 8, 80);
        for (var word = 1; word <= words; word++)
        {
            await RunAndDieAsync(new DyingNode(word, afterIt: false));
            await RunAndDieAsync(new DyingNode(word, afterIt: true));
        }
    }

    private static async Task<int> RunAndDieAsync(DyingNode death)
    {
        await using var ops = await TestOps.StartAsync();
        await using var mortal = ops.AnotherNode(death.Configure);
        var (paula, dora) = (await ops.WithPasswordAsync(), await ops.WithPasswordAsync("dora@keller.test"));
        ops.Time.Advance(TimeSpan.FromDays(190));
        await Record.ExceptionAsync(() => mortal.Get<WarnInactiveUsers>().RunAsync(ct));
        await ops.Get<WarnInactiveUsers>().RunAsync(ct);
        ops.Time.Advance(TimeSpan.FromDays(14));
        await Record.ExceptionAsync(() => mortal.Get<CloseInactiveUsers>().RunAsync(ct));
        var words = death.Words;
        await ops.Get<CloseInactiveUsers>().RunAsync(ct);
        await using var db = ops.Open();
        Assert.Equal(2, await db.OutgoingMessages.CountAsync());
        foreach (var id in new[] { paula, dora })
            Assert.Equal(["user.inactivity-warned", "user.became-inactive"], (await ops.ActionsAsync("user", id)).Where(action => action.Contains("inactiv", StringComparison.Ordinal)));
        return words;
    }
}
