using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Users;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Users;

public sealed class SendResetLinkTests
{
    private static readonly CancellationToken ct = CancellationToken.None;
    private static readonly Uri site = new("https://console.keller.test/");

    [Theory, OnEveryDatabase]
    public async Task Send_QueuesALetterThatHoldsNoKey(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (iris, paula) = (await ops.IrisAsync(), await ops.WithPasswordAsync());

        Assert.True((await ops.Get<SendResetLink>().RunAsync(paula, site, iris, ct)).Succeeded);

        await using var db = ops.Open();
        var letter = await db.OutgoingMessages.SingleAsync(row => row.Template == "password-reset", ct);
        Assert.DoesNotContain("token", letter.Values, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("user.reset-link-sent", (await ops.ActionsAsync("user", paula))[^1]);
    }

    [Fact]
    public async Task Send_TwiceInARow_IsRefusedUntilThePauseIsOver()
    {
        await using var ops = await TestOps.StartAsync();
        var (iris, paula) = (await ops.IrisAsync(), await ops.WithPasswordAsync());
        Assert.True((await ops.Get<SendResetLink>().RunAsync(paula, site, iris, ct)).Succeeded);

        var refusal = Assert.IsType<LinkWasJustSent>((await ops.Get<SendResetLink>().RunAsync(paula, site, iris, ct)).Error);
        ops.Time.Advance(TimeSpan.FromMinutes(refusal.Minutes + 1));
        Assert.True((await ops.Get<SendResetLink>().RunAsync(paula, site, iris, ct)).Succeeded);
    }

    [Fact]
    public async Task Send_ToWhoIsShutOrAStranger_OrWithoutTheRight_IsRefused()
    {
        await using var ops = await TestOps.StartAsync();
        var (iris, paula) = (await ops.IrisAsync(), await ops.WithPasswordAsync());
        var strangers = await ops.Get<Core.Tenants.CreateTenant>().RunAsync("Other Homes", ct);
        var stranger = await ops.SomebodyAsync("Far Away", BuiltInRoles.Staff, strangers);

        Assert.IsType<NotAllowed>((await ops.Get<SendResetLink>().RunAsync(paula, site, await ops.SamAsync(), ct)).Error);
        Assert.IsType<NotFound>((await ops.Get<SendResetLink>().RunAsync(stranger.UserId!.Value, site, iris, ct)).Error);
        Assert.True((await ops.Get<DisableUser>().RunAsync(paula, "Left the firm", iris, ct)).Succeeded);
        Assert.IsType<AlreadyDisabled>((await ops.Get<SendResetLink>().RunAsync(paula, site, iris, ct)).Error);
    }

    [Theory]
    [InlineData("  ")]
    [InlineData("")]
    public async Task Disable_WithoutAReason_IsRefused(string reason)
    {
        await using var ops = await TestOps.StartAsync();
        var paula = await ops.WithPasswordAsync();
        Assert.IsType<StatusNeedsAReason>((await ops.Get<DisableUser>().RunAsync(paula, reason, await ops.IrisAsync(), ct)).Error);
        Assert.IsType<StatusReasonIsTooLong>((await ops.Get<DisableUser>().RunAsync(paula, new string('a', User.ReasonLength + 1), await ops.IrisAsync(), ct)).Error);
        Assert.False((await ops.UserAsync(paula)).IsDisabled);
    }
}
