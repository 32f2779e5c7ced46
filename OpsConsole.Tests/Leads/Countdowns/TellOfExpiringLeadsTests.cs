using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Settings;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Notifications;

namespace OpsConsole.Tests.Leads.Countdowns;

public sealed class TellOfExpiringLeadsTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task The_manager_who_approved_and_the_agent_are_told_once_before_the_end(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (maria, ana) = (await ops.MariaAsync(), await ops.AnaAsync());
        await ops.JonasAsync();
        var lead = await ApprovedAsync(ops, maria, ana);
        ops.Time.Advance(TimeSpan.FromHours(66) - TimeSpan.FromTicks(1));
        Assert.Equal(0, await ops.Get<TellOfExpiringLeads>().RunAsync(ct));
        ops.Time.Advance(TimeSpan.FromTicks(1));

        Assert.Equal(1, await ops.Get<TellOfExpiringLeads>().RunAsync(ct));
        Assert.Equal(0, await ops.Get<TellOfExpiringLeads>().RunAsync(ct));

        await ops.NotifyAsync();
        var told = (await ops.NotificationsAsync()).Where(row => row.Action == "lead.expiring").ToList();
        Assert.Equal(new[] { maria.UserId!.Value, ana.UserId!.Value }.Order(), told.Select(row => row.UserId).Order());
        Assert.Equal(lead.Version, (await ops.ReadAsync(lead.Id)).Version);
    }

    [Theory, OnEveryDatabase]
    public async Task A_countdown_that_was_moved_is_told_of_again_and_the_lead_time_is_a_setting(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (maria, ada) = (await ops.MariaAsync(), await ops.SomebodyAsync("Ada Brandt", BuiltInRoles.Admin));
        Assert.True((await ops.DecideAsync(SettingCatalog.ExpiringHours, 2, ada)).Succeeded);
        var lead = await ApprovedAsync(ops, maria);
        ops.Time.Advance(TimeSpan.FromHours(69));
        Assert.Equal(0, await ops.Get<TellOfExpiringLeads>().RunAsync(ct));
        ops.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, await ops.Get<TellOfExpiringLeads>().RunAsync(ct));

        Assert.True((await ops.Get<ChangeCountdown>().RunAsync(lead, new(24), "A day more.", maria, ct)).Succeeded);
        Assert.Equal(0, await ops.Get<TellOfExpiringLeads>().RunAsync(ct));
        ops.Time.Advance(TimeSpan.FromHours(24));
        Assert.Equal(1, await ops.Get<TellOfExpiringLeads>().RunAsync(ct));

        await using var db = ops.Open();
        Assert.Equal(2, await db.ExpiryNotices.CountAsync(notice => notice.LeadId == lead.Id));
    }

    [Fact]
    public async Task What_is_over_already_or_not_approved_is_not_told_of()
    {
        await using var ops = await TestOps.StartAsync();
        var maria = await ops.MariaAsync();
        await ApprovedAsync(ops, maria);
        await ops.LeadAsync("2 Pending Rd");
        ops.Time.Advance(TimeSpan.FromHours(72));

        Assert.Equal(0, await ops.Get<TellOfExpiringLeads>().RunAsync(ct));
    }

    [Fact]
    public async Task Two_nodes_at_once_tell_of_each_lead_once()
    {
        await using var ops = await TestOps.StartAsync();
        await using var other = ops.AnotherNode();
        await ManyAsync(ops, 40);

        var counts = await Task.WhenAll(new[] { ops, other, ops, other }.Select(node => Task.Run(() => node.Get<TellOfExpiringLeads>().RunAsync(ct))));

        Assert.Equal(40, counts.Sum());
        await EachToldOnceAsync(ops, 40);
    }

    [Fact]
    public async Task Wherever_a_node_dies_the_next_run_tells_of_the_rest_and_of_each_once()
    {
        var words = await TellAndDieAsync(DyingNode.Immortal());
        Assert.True(words > 3);
        for (var word = 1; word <= words; word++)
        {
            await TellAndDieAsync(new DyingNode(word, afterIt: false));
            await TellAndDieAsync(new DyingNode(word, afterIt: true));
        }
    }

    private static async Task<int> TellAndDieAsync(DyingNode death)
    {
        await using var ops = await TestOps.StartAsync();
        await using var mortal = ops.AnotherNode(death.Configure);
        await ManyAsync(ops, 2);
        await Record.ExceptionAsync(() => mortal.Get<TellOfExpiringLeads>().RunAsync(ct));
        var words = death.Words;
        await ops.Get<TellOfExpiringLeads>().RunAsync(ct);
        await EachToldOnceAsync(ops, 2);
        return words;
    }

    private static async Task ManyAsync(TestOps ops, int count)
    {
        for (var n = 0; n < count; n++)
            await ops.LeadAsync($"{n} Soon Rd", more: lead => Assert.Null(lead.Approve(Actor.System(ops.TenantId, "Test"), ops.Time.NowUtc, TimeSpan.FromHours(3))));
    }

    private static async Task EachToldOnceAsync(TestOps ops, int count)
    {
        await using var db = ops.Open();
        var subjects = await db.Activity.Where(entry => entry.Action == "lead.expiring").Select(entry => entry.SubjectId).ToListAsync();
        Assert.Equal((count, count), (subjects.Count, subjects.Distinct().Count()));
        Assert.Equal(count, await db.ExpiryNotices.CountAsync());
    }

    private static async Task<LeadRef> ApprovedAsync(TestOps ops, Actor by, Actor? agent = null)
    {
        var changed = (await ops.Get<ApproveLead>().RunAsync(await ops.LeadAsync(agent: agent), by, ct)).Value;
        return new(changed.Id, changed.Version);
    }
}
