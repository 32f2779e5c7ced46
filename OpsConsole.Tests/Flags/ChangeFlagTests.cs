using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpsConsole.Core;
using OpsConsole.Core.Flags;
using OpsConsole.Core.Leads.Verification;
using OpsConsole.Core.Live;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Tenants;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads;
using OpsConsole.Tests.Leads.Intake;
using OpsConsole.Tests.Leads.Matching;
using OpsConsole.Tests.Leads.Verification;
using OpsConsole.Tests.Notifications;

namespace OpsConsole.Tests.Flags;

public sealed class ChangeFlagTests
{
    private static readonly CancellationToken ct = CancellationToken.None;
    private static readonly FlagState off = new() { IsOn = false };

    [Theory, OnEveryDatabase]
    public async Task A_change_counts_at_once_on_every_node_and_only_in_its_tenant(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        await using var second = ops.AnotherNode();
        var (ada, other) = (await ops.SomebodyAsync("Ada Lind", BuiltInRoles.Admin), await ops.Get<CreateTenant>().RunAsync("Delta Homes", ct));
        Assert.True(await IsOnAsync(ops, ops.TenantId));
        Assert.True(await IsOnAsync(second, ops.TenantId));

        var changed = await ops.Get<ChangeFlag>().RunAsync(new("leads.onlookers", 0), off, ada, ct);
        await second.Get<LiveRelay>().PollAsync(ct);

        Assert.False(await IsOnAsync(ops, ops.TenantId));
        Assert.False(await IsOnAsync(second, ops.TenantId));
        Assert.True(await IsOnAsync(ops, other));
        Assert.IsType<FlagIsSoAlready>((await ops.Get<ChangeFlag>().RunAsync(changed.Value, off, ada, ct)).Error);
        Assert.IsType<ChangedBySomeoneElse>((await ops.Get<ChangeFlag>().RunAsync(new("leads.onlookers", 0), new() { IsOn = true }, ada, ct)).Error);
        Assert.IsType<NotAllowed>((await ops.Get<ChangeFlag>().RunAsync(changed.Value, new() { IsOn = true }, await ops.MariaAsync(), ct)).Error);
        Assert.IsType<NotFound>((await ops.Get<ChangeFlag>().RunAsync(new("leads.no-such", 0), off, ada, ct)).Error);
        Assert.IsType<InvalidInput>((await ops.Get<ChangeFlag>().RunAsync(changed.Value, new() { IsOn = true, Percentage = 200 }, ada, ct)).Error);
    }

    [Fact]
    public async Task A_marked_flag_waits_for_a_second_person_and_stopping_it_does_not()
    {
        await using var ops = await TestOps.StartAsync();
        var (ada, eve) = (await ops.SomebodyAsync("Ada Lind", BuiltInRoles.Admin), await ops.SomebodyAsync("Eve Moss", BuiltInRoles.Admin));
        var flag = FlagCatalog.AutomaticLookUps;

        var proposed = (await ops.Get<ChangeFlag>().RunAsync(new(flag.Name, 0), off, ada, ct)).Value;
        Assert.True(await IsOnAsync(ops, ops.TenantId, flag));
        Assert.IsType<CannotApproveYourOwnChange>((await ops.Get<ApproveFlagChange>().RunAsync(proposed, ada, ct)).Error);
        Assert.IsType<NotAllowed>((await ops.Get<ApproveFlagChange>().RunAsync(proposed, await ops.MariaAsync(), ct)).Error);
        var approved = (await ops.Get<ApproveFlagChange>().RunAsync(proposed, eve, ct)).Value;
        Assert.False(await IsOnAsync(ops, ops.TenantId, flag));
        Assert.IsType<NothingIsProposed>((await ops.Get<ApproveFlagChange>().RunAsync(approved, eve, ct)).Error);

        var again = (await ops.Get<ChangeFlag>().RunAsync(approved, new() { IsOn = true }, ada, ct)).Value;
        Assert.IsType<ChangedBySomeoneElse>((await ops.Get<ApproveFlagChange>().RunAsync(approved, eve, ct)).Error);
        var declined = (await ops.Get<DeclineFlagChange>().RunAsync(again, ada, ct)).Value;
        Assert.IsType<StopNeedsAReason>((await ops.Get<StopFlag>().RunAsync(declined, " ", ada, ct)).Error);
        var stopped = (await ops.Get<StopFlag>().RunAsync(declined, "Costs too much", ada, ct)).Value;
        Assert.Equal(FlagReason.Stopped, (await ops.Get<TenantFlags>().OfAsync(ops.TenantId, ct)).Judge(flag, new(1)).Reason);
        Assert.IsType<FlagIsStopped>((await ops.Get<StopFlag>().RunAsync(stopped, "Again", eve, ct)).Error);
        Assert.True((await ops.Get<ReleaseFlag>().RunAsync(stopped, eve, ct)).Succeeded);
        Assert.Equal(FlagReason.Off, (await ops.Get<TenantFlags>().OfAsync(ops.TenantId, ct)).Judge(flag, new(1)).Reason);

        var detail = (await ops.Get<FlagDetailQuery>().LoadAsync(ops.TenantId, flag.Name, ct))!;
        Assert.Equal(["flag.released", "flag.stopped", "flag.declined", "flag.proposed", "flag.approved", "flag.proposed"], detail.Events.Select(happened => happened.Action));
        Assert.Equal(new FlagChange("Enabled", "yes", "no"), Assert.Single(detail.Events[4].Changes));
        Assert.Equal(("Costs too much", "Ada Lind"), (detail.Events[1].Reason, detail.Line.ChangedByName));
    }

    [Fact]
    public async Task Who_may_approve_is_told_of_a_proposal_and_of_a_stop()
    {
        await using var ops = await TestOps.StartAsync();
        var (ada, eve) = (await ops.SomebodyAsync("Ada Lind", BuiltInRoles.Admin), await ops.SomebodyAsync("Eve Moss", BuiltInRoles.Admin));
        await ops.SomebodyAsync("Dora Stone", BuiltInRoles.Admin, await ops.Get<CreateTenant>().RunAsync("Delta Homes", ct));
        await ops.MariaAsync();

        var proposed = (await ops.Get<ChangeFlag>().RunAsync(new(FlagCatalog.AutomaticLookUps.Name, 0), off, ada, ct)).Value;
        await ops.Get<StopFlag>().RunAsync(proposed, "Costs too much", eve, ct);
        await ops.NotifyAsync();

        Assert.Equal([(eve.UserId!.Value, "flag.proposed", null), (ada.UserId!.Value, "flag.stopped", "Costs too much")],
            (await ops.NotificationsAsync()).OrderBy(told => told.ActivityId).Select(told => (told.UserId, told.Action, told.Detail)));
        Assert.All(await ops.NotificationsAsync(), told => Assert.Equal(FlagCatalog.AutomaticLookUps.Name, told.Title));
    }

    [Fact]
    public async Task Who_sees_it_is_answered_as_the_product_asks_and_not_for_strangers()
    {
        await using var ops = await TestOps.StartAsync();
        var (ada, maria) = (await ops.SomebodyAsync("Ada Lind", BuiltInRoles.Admin), await ops.MariaAsync());
        var other = await ops.Get<CreateTenant>().RunAsync("Delta Homes", ct);
        var stranger = await ops.SomebodyAsync("Dora Stone", BuiltInRoles.Admin, other);
        await ops.Get<ChangeFlag>().RunAsync(new("leads.onlookers", 0), new() { IsOn = true, Roles = [BuiltInRoles.Manager] }, ada, ct);
        var who = ops.Get<WhoSeesFlagQuery>();

        Assert.Equal(("Maria Keller", FlagReason.Everybody), (await who.LoadAsync(ops.TenantId, "leads.onlookers", maria.UserId!.Value, null, ct)).Value is var hers ? (hers.Who, hers.Verdict.Reason) : default);
        Assert.Equal(FlagReason.OtherRole, (await who.LoadAsync(ops.TenantId, "leads.onlookers", ada.UserId!.Value, null, ct)).Value.Verdict.Reason);
        Assert.IsType<NotFound>((await who.LoadAsync(ops.TenantId, "leads.onlookers", stranger.UserId!.Value, null, ct)).Error);
    }

    [Fact]
    public async Task A_flag_that_is_settled_and_untouched_is_to_remove()
    {
        await using var ops = await TestOps.StartAsync();
        var ada = await ops.SomebodyAsync("Ada Lind", BuiltInRoles.Admin);
        var ref1 = (await ops.Get<ChangeFlag>().RunAsync(new("leads.onlookers", 0), off, ada, ct)).Value;

        ops.Time.Advance(TimeSpan.FromDays(30));
        Assert.DoesNotContain("leads.onlookers", await DoneAsync(ops));
        ops.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Contains("leads.onlookers", await DoneAsync(ops));
        Assert.True((await ops.Get<ChangeFlag>().RunAsync(ref1, new() { IsOn = true, Percentage = 50 }, ada, ct)).Succeeded);
        ops.Time.Advance(TimeSpan.FromDays(60));
        Assert.DoesNotContain("leads.onlookers", await DoneAsync(ops));
    }

    [Fact]
    public async Task While_the_database_is_away_the_last_that_was_known_counts()
    {
        var outage = new Outage();
        await using var ops = await TestOps.StartAsync(configure: outage.Configure);
        var ada = await ops.SomebodyAsync("Ada Lind", BuiltInRoles.Admin);
        await ops.Get<ChangeFlag>().RunAsync(new("leads.onlookers", 0), off, ada, ct);
        Assert.False(await IsOnAsync(ops, ops.TenantId));

        outage.IsOn = true;
        ops.Get<LiveFeed>().Publish(new LiveSignal(TenantFlags.TopicOf(ops.TenantId), []));
        Assert.False(await IsOnAsync(ops, ops.TenantId));
        await using var fresh = ops.AnotherNode(outage.Configure);
        Assert.True(await IsOnAsync(fresh, ops.TenantId));

        outage.IsOn = false;
        ops.Time.Advance(TimeSpan.FromSeconds(6));
        Assert.False(await IsOnAsync(fresh, ops.TenantId));
    }

    [Fact]
    public async Task A_schedule_turns_a_flag_and_tells_open_pages_so()
    {
        await using var ops = await TestOps.StartAsync();
        var (ada, flags, heard) = (await ops.SomebodyAsync("Ada Lind", BuiltInRoles.Admin), ops.Get<TenantFlags>(), 0);
        await ops.Get<ChangeFlag>().RunAsync(new("leads.onlookers", 0), new() { IsOn = true, FromUtc = ops.Time.NowUtc.AddHours(1), UntilUtc = ops.Time.NowUtc.AddHours(2) }, ada, ct);
        Assert.False(await IsOnAsync(ops, ops.TenantId));
        flags.TellWhatTurned();
        using var listening = ops.Get<LiveFeed>().Subscribe([TenantFlags.TopicOf(ops.TenantId)], _ => Interlocked.Increment(ref heard));

        foreach (var (minutes, isOn, times) in new[] { (59, false, 0), (1, true, 1), (30, true, 1), (30, false, 2), (60, false, 2) })
        {
            ops.Time.Advance(TimeSpan.FromMinutes(minutes));
            flags.TellWhatTurned();
            Assert.Equal((isOn, times), (await IsOnAsync(ops, ops.TenantId), heard));
        }
    }

    [Fact]
    public async Task Look_ups_by_themselves_follow_the_flag()
    {
        var (ops, lookups) = await TestLookups.StartAsync();
        await using var _1 = ops;
        var (ada, eve, ana) = (await ops.SomebodyAsync("Ada Lind", BuiltInRoles.Admin), await ops.SomebodyAsync("Eve Moss", BuiltInRoles.Admin), await ops.AnaAsync());
        var proposed = (await ops.Get<ChangeFlag>().RunAsync(new(FlagCatalog.AutomaticLookUps.Name, 0), new() { IsOn = true, Markets = ["Folsom"] }, ada, ct)).Value;
        Assert.True((await ops.Get<ApproveFlagChange>().RunAsync(proposed, eve, ct)).Succeeded);

        await ops.SubmitAsync(SomeInputs.Complete with { Street = "1 Here St" }, ana);
        await ops.SubmitAsync(SomeInputs.Complete with { Street = "2 There St", City = "Folsom", Zip = "95630" }, ana);
        await ops.VerifyAsync();

        Assert.DoesNotContain("1 Here St", lookups.Asked);
        Assert.Contains("2 There St", lookups.Asked);
        await ops.Get<FlagCounts>().FlushAsync(ct);
        await using var db = ops.Open();
        Assert.Equal([("off", 1L), ("on", 1L)], (await db.FlagTallies.Where(tally => tally.Flag == FlagCatalog.AutomaticLookUps.Name).OrderBy(tally => tally.Variant).ToListAsync(ct)).Select(tally => (tally.Variant, tally.Exposures)));
    }

    private static async Task<bool> IsOnAsync(TestOps ops, long tenantId, FlagDefinition? flag = null) => (await ops.Get<TenantFlags>().OfAsync(tenantId, ct)).IsOn(flag ?? FlagCatalog.Onlookers, new(1));

    private static async Task<IEnumerable<string>> DoneAsync(TestOps ops) => (await ops.Get<FlagListQuery>().LoadAsync(ops.TenantId, ct)).Flags.Where(flag => flag.IsDone).Select(flag => flag.Flag.Name);
}
