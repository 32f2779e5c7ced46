using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Notifications;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Security;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Tenants;
using OpsConsole.Core.Users;
using OpsConsole.Core.Users.Sessions;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Users;

namespace OpsConsole.Tests.Security;

public sealed class IntrusionTests
{
    private const string Attacker = "203.0.113.66";

    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task Too_many_refused_sign_ins_shut_the_address_out_and_no_other(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var paula = await ops.WithPasswordAsync();
        await TryAsync(ops, 19);
        Assert.Equal(paula, (await SignInAsync(ops, Attacker)).Value);
        await TryAsync(ops, 1);

        var refused = await SignInAsync(ops, Attacker);
        Assert.Equal(new TooManyAttempts(30), refused.Error);
        Assert.Equal(paula, (await SignInAsync(ops, "198.51.100.1")).Value);
        var overview = await ops.Get<SecurityOverviewQuery>().LoadAsync(ops.TenantId, ct);
        var alert = Assert.Single(overview.Open);
        Assert.Equal((IntrusionRule.Address, Attacker, 20, "Nobody signs in from there for 30 minutes."), (alert.Rule, alert.About, alert.Count, alert.Did));
        Assert.Equal(Attacker, Assert.Single(overview.Blocks).Address);
        await using (var db = ops.Open())
            Assert.Equal(SignInOutcome.Blocked, (await db.SignInAttempts.Where(row => row.From == Attacker).OrderBy(row => row.Id).LastAsync(ct)).Outcome);

        ops.Time.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal(paula, (await SignInAsync(ops, Attacker)).Value);
        Assert.Empty((await ops.Get<SecurityOverviewQuery>().LoadAsync(ops.TenantId, ct)).Blocks);
    }

    [Theory, OnEveryDatabase]
    public async Task Who_looks_after_security_lets_an_address_in_again_on_every_node_and_what_was_before_counts_no_more(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var paula = await ops.WithPasswordAsync();
        var (ada, maria) = (await ops.SomebodyAsync("Ada Brandt", BuiltInRoles.Admin), await ops.MariaAsync());
        await TryAsync(ops, 20);
        var block = Assert.Single((await ops.Get<SecurityOverviewQuery>().LoadAsync(ops.TenantId, ct)).Blocks);
        ops.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.IsType<NotAllowed>((await ops.Get<ReleaseAddress>().RunAsync(block.Id, maria, ct)).Error);
        Assert.True((await ops.Get<ReleaseAddress>().RunAsync(block.Id, ada, ct)).Succeeded);
        Assert.Equal(new AddressIsNotShutOut(Attacker), (await ops.Get<ReleaseAddress>().RunAsync(block.Id, ada, ct)).Error);

        Assert.Equal(paula, (await SignInAsync(ops, Attacker)).Value);
        ops.Time.Advance(TimeSpan.FromSeconds(1));
        await TryAsync(ops, 19);
        Assert.Equal(paula, (await SignInAsync(ops, Attacker)).Value);
        await TryAsync(ops, 1);
        Assert.IsType<TooManyAttempts>((await SignInAsync(ops, Attacker)).Error);
        Assert.Equal(["address-block.shut", "address-block.released", "address-block.shut"], await ops.ActionsAsync(AddressBlock.Subject, block.Id));
    }

    [Fact]
    public async Task The_machine_itself_and_what_the_installation_names_are_told_of_and_not_shut_out()
    {
        await using var ops = await TestOps.StartAsync();
        var paula = await ops.WithPasswordAsync();
        var ada = await ops.SomebodyAsync("Ada Brandt", BuiltInRoles.Admin);
        Assert.True((await ops.DecideTextAsync(SecuritySettings.SparedAddresses, "198.51.100.7, 2001:db8::7", ada)).Succeeded);
        foreach (var from in new[] { "127.0.0.1", "::1", "2001:db8::7" })
        {
            await TryAsync(ops, 25, from);
            Assert.Equal(paula, (await SignInAsync(ops, from)).Value);
        }

        var overview = await ops.Get<SecurityOverviewQuery>().LoadAsync(ops.TenantId, ct);
        Assert.Equal(3, overview.Open.Count);
        Assert.Empty(overview.Blocks);
        Assert.All(overview.Open, alert => Assert.Equal((25, null), (alert.Count, alert.Did)));
    }

    [Theory, OnEveryDatabase]
    public async Task Many_tries_on_one_account_from_many_addresses_are_one_alert_that_counts_on_until_somebody_closes_it(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var paula = await ops.WithPasswordAsync();
        var ada = await ops.SomebodyAsync("Ada Brandt", BuiltInRoles.Admin);
        for (var n = 0; n < 18; n++)
            await ops.Get<SignIn>().RunAsync("paula@keller.test", "wrong", $"203.0.113.{n}", ct);
        var alert = Assert.Single((await ops.Get<SecurityOverviewQuery>().LoadAsync(ops.TenantId, ct)).Open);
        Assert.Equal((IntrusionRule.Account, "Paula Ortiz", (long?)paula, 18), (alert.Rule, alert.About, alert.UserId, alert.Count));

        Assert.Equal(new ClosingNeedsANote(), (await ops.Get<CloseSecurityAlert>().RunAsync(alert.Id, "  ", ada, ct)).Error);
        Assert.True((await ops.Get<CloseSecurityAlert>().RunAsync(alert.Id, "Paula had forgotten it", ada, ct)).Succeeded);
        Assert.Equal(new AlertIsClosed("Ada Brandt"), (await ops.Get<CloseSecurityAlert>().RunAsync(alert.Id, "Again", ada, ct)).Error);
        await ops.Get<SignIn>().RunAsync("paula@keller.test", "wrong", "203.0.113.99", ct);

        var overview = await ops.Get<SecurityOverviewQuery>().LoadAsync(ops.TenantId, ct);
        Assert.Equal((1, 1), (overview.Open.Count, overview.Closed.Count));
        Assert.Equal("Paula had forgotten it", overview.Closed[0].ClosedNote);
    }

    [Theory, OnEveryDatabase]
    public async Task Those_who_may_see_security_are_told_once(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        await ops.WithPasswordAsync();
        var (ada, _) = (await ops.SomebodyAsync("Ada Brandt", BuiltInRoles.Admin), await ops.MariaAsync());
        await TryAsync(ops, 30);
        while (await ops.Get<Core.Activity.OutboxDelivery>().DeliverAsync(ops.Get<IEnumerable<Core.Activity.IOutboxConsumer>>().Single(one => one.Name == Core.Activity.OutboxConsumers.Notifications), ct) > 0)
        {
        }

        await using var db = ops.Open();
        var told = await db.Notifications.SingleAsync(row => row.Action == NotificationSources.SecurityAlertRaised, ct);
        Assert.Equal((ada.UserId!.Value, Attacker), (told.UserId, told.Title));
    }

    /// <summary>Two nodes hear of the last straw at the same moment.</summary>
    [Theory, OnEveryDatabase]
    public async Task Many_at_once_raise_one_alert_and_one_block(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        await ops.WithPasswordAsync();
        await using var other = ops.AnotherNode();
        await Task.WhenAll(Enumerable.Range(0, 40).Select(n => (n % 2 == 0 ? ops : other).Get<SignIn>().RunAsync($"nobody{n}@keller.test", "wrong", Attacker, ct)));

        var overview = await ops.Get<SecurityOverviewQuery>().LoadAsync(ops.TenantId, ct);
        Assert.Equal((1, 1), (overview.Open.Count, overview.Blocks.Count));
    }

    [Fact]
    public async Task What_is_tried_against_accounts_of_others_or_of_nobody_is_not_shown_to_a_tenant_that_does_not_run_the_installation()
    {
        await using var ops = await TestOps.StartAsync();
        var delta = await ops.Get<CreateTenant>().RunAsync("Delta Homes", ct);
        var dora = await ops.SomebodyAsync("Dora Delta", BuiltInRoles.Admin, delta);
        await ops.WithPasswordAsync();
        await TryAsync(ops, 25);
        var alert = Assert.Single((await ops.Get<SecurityOverviewQuery>().LoadAsync(ops.TenantId, ct)).Open);
        var block = Assert.Single((await ops.Get<SecurityOverviewQuery>().LoadAsync(ops.TenantId, ct)).Blocks);

        var theirs = await ops.Get<SecurityOverviewQuery>().LoadAsync(delta, ct);
        Assert.Equal((0, 0), (theirs.Open.Count, theirs.Blocks.Count));
        Assert.Empty((await ops.Get<SignInAttemptListQuery>().LoadAsync(delta, new SignInAttemptFilter(), null, ct)).Rows);
        Assert.IsType<NotFound>((await ops.Get<CloseSecurityAlert>().RunAsync(alert.Id, "Mine now", dora, ct)).Error);
        Assert.IsType<NotFound>((await ops.Get<ReleaseAddress>().RunAsync(block.Id, dora, ct)).Error);
    }

    [Theory, OnEveryDatabase]
    public async Task Attempts_are_found_by_address_account_and_outcome_page_by_page(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        await ops.WithPasswordAsync();
        for (var n = 0; n < 60; n++)
            await ops.Get<SignIn>().RunAsync($"nobody{n % 2}@keller.test", "wrong", $"203.0.113.{n % 10}", ct);
        await SignInAsync(ops, "198.51.100.1");
        var query = ops.Get<SignInAttemptListQuery>();

        var first = await query.LoadAsync(ops.TenantId, new SignInAttemptFilter(), null, ct);
        var second = await query.LoadAsync(ops.TenantId, new SignInAttemptFilter(), first.Rows[^1].Id, ct);
        Assert.Equal((50, true, 11, false), (first.Rows.Count, first.HasMore, second.Rows.Count, second.HasMore));
        Assert.Equal(SignInOutcome.Succeeded, first.Rows[0].Outcome);
        Assert.Equal(6, (await query.LoadAsync(ops.TenantId, new SignInAttemptFilter(From: "203.0.113.3"), null, ct)).Rows.Count);
        Assert.Equal(30, (await query.LoadAsync(ops.TenantId, new SignInAttemptFilter(Email: "NOBODY1@keller.test"), null, ct)).Rows.Count);
        Assert.DoesNotContain((await query.LoadAsync(ops.TenantId, new SignInAttemptFilter(OnlyRefused: true), null, ct)).Rows, row => row.Outcome == SignInOutcome.Succeeded);
    }

    private static async Task TryAsync(TestOps ops, int times, string from = Attacker)
    {
        for (var n = 0; n < times; n++)
            await ops.Get<SignIn>().RunAsync($"nobody{n}@keller.test", "wrong", from, ct);
    }

    private static Task<Result<long>> SignInAsync(TestOps ops, string from) => ops.Get<SignIn>().RunAsync("paula@keller.test", SomeUsers.Password, from, ct);
}
