using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Tenants;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Notifications;

namespace OpsConsole.Tests.Leads.Countdowns;

public sealed class RejectStaleLeadsTests
{
    private static readonly CancellationToken ct = CancellationToken.None;
    private static readonly TimeSpan week = TimeSpan.FromDays(7);

    [Theory, OnEveryDatabase]
    public async Task A_lead_that_waits_more_than_a_week_is_rejected_and_its_agent_reads_why(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var delta = await ops.Get<CreateTenant>().RunAsync("Delta Homes", ct);
        var (maria, ana) = (await ops.MariaAsync(), await ops.AnaAsync());
        var (waiting, theirs) = (await ops.LeadAsync("1 Slow St", ana), await ops.LeadAsync("1 Slow St", tenantId: delta));
        var approved = (await ops.Get<ApproveLead>().RunAsync(await ops.LeadAsync("2 Quick St", ana), maria, ct)).Value;
        ops.Time.Advance(week);
        Assert.Equal(0, await ops.Get<RejectStaleLeads>().RunAsync(ct));
        ops.Time.Advance(TimeSpan.FromTicks(1));

        Assert.Equal(2, await ops.Get<RejectStaleLeads>().RunAsync(ct));
        Assert.Equal(0, await ops.Get<RejectStaleLeads>().RunAsync(ct));

        var rejected = await ops.ReadAsync(waiting.Id);
        Assert.Equal((LeadStatus.Rejected, RejectReason.NotReviewedInTime, "Review deadline", (long?)null), (rejected.Status, rejected.RejectReason, rejected.DecidedByName, rejected.DecidedByUserId));
        Assert.Equal(LeadStatus.Approved, (await ops.ReadAsync(approved.Id)).Status);
        await ops.NotifyAsync();
        var told = Assert.Single(await ops.NotificationsAsync(ana), row => row.Action == "lead.rejected");
        Assert.Contains("within 7 days", told.Detail, StringComparison.Ordinal);
        await using var db = ops.Dbs.Open(delta);
        Assert.Equal(LeadStatus.Rejected, (await db.Leads.SingleAsync(lead => lead.Id == theirs.Id)).Status);
    }

    [Theory, OnEveryDatabase]
    public async Task A_question_and_its_answer_each_start_the_wait_anew(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (maria, ana) = (await ops.MariaAsync(), await ops.AnaAsync());
        var (silent, answered) = (await ops.LeadAsync("1 Silent St", ana), await ops.LeadAsync("2 Chatty St", ana));
        ops.Time.Advance(TimeSpan.FromDays(5));
        await ops.Get<AskAboutLead>().RunAsync(silent, "Is it vacant?", maria, ct);
        var asked = (await ops.Get<AskAboutLead>().RunAsync(answered, "Is it vacant?", maria, ct)).Value;
        ops.Time.Advance(TimeSpan.FromDays(4));
        Assert.True((await ops.Get<AnswerLeadQuestion>().RunAsync(new(asked.Id, asked.Version), "Since May.", ana, ct)).Succeeded);
        Assert.Equal(0, await ops.Get<RejectStaleLeads>().RunAsync(ct));

        ops.Time.Advance(TimeSpan.FromDays(4));
        Assert.Equal(1, await ops.Get<RejectStaleLeads>().RunAsync(ct));
        Assert.Contains("was not answered", (await ops.ReadAsync(silent.Id)).RejectNote, StringComparison.Ordinal);
        Assert.Equal(LeadStatus.Pending, (await ops.ReadAsync(answered.Id)).Status);

        ops.Time.Advance(TimeSpan.FromDays(4));
        Assert.Equal(1, await ops.Get<RejectStaleLeads>().RunAsync(ct));
        Assert.Contains("Nobody came to a decision", (await ops.ReadAsync(answered.Id)).RejectNote, StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task A_manager_may_open_it_again_at_any_time_and_it_waits_anew(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var maria = await ops.MariaAsync();
        var lead = await ops.LeadAsync();
        ops.Time.Advance(week + week);
        await ops.Get<RejectStaleLeads>().RunAsync(ct);
        ops.Time.Advance(TimeSpan.FromDays(40));

        var back = await ops.Get<TakeBackLeadDecision>().RunAsync(new(lead.Id, lead.Version + 1), maria, ct);

        Assert.Equal(LeadStatus.Pending, back.Value.Status);
        Assert.Equal(0, await ops.Get<RejectStaleLeads>().RunAsync(ct));
        ops.Time.Advance(week + TimeSpan.FromTicks(1));
        Assert.Equal(1, await ops.Get<RejectStaleLeads>().RunAsync(ct));
    }

    [Fact]
    public async Task The_days_are_a_setting_and_the_reason_is_not_for_people()
    {
        await using var ops = await TestOps.StartAsync();
        var (maria, ada) = (await ops.MariaAsync(), await ops.SomebodyAsync("Ada Brandt", BuiltInRoles.Admin));
        var lead = await ops.LeadAsync();
        Assert.IsType<ReasonIsNotForPeople>((await ops.Get<RejectLead>().RunAsync(lead, RejectReason.NotReviewedInTime, null, maria, ct)).Error);
        Assert.True((await ops.DecideAsync(SettingCatalog.StaleReviewDays, 1, ada)).Succeeded);
        ops.Time.Advance(TimeSpan.FromDays(1) + TimeSpan.FromTicks(1));

        Assert.Equal(1, await ops.Get<RejectStaleLeads>().RunAsync(ct));
        Assert.Contains("within a day", (await ops.ReadAsync(lead.Id)).RejectNote, StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task A_manager_who_decides_at_the_last_moment_is_left_to_it(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var maria = await ops.MariaAsync();
        var leads = new List<LeadRef>();
        for (var n = 0; n < 3; n++)
            leads.Add(await ops.LeadAsync($"{n} Race Ct"));
        ops.Time.Advance(week + week);
        var manager = new InBetween(() => ops.Get<ApproveLead>().RunAsync(leads[1], maria, ct));
        await using var node = ops.AnotherNode(manager.Configure);

        Assert.Equal(2, await node.Get<RejectStaleLeads>().RunAsync(ct));

        Assert.Equal([LeadStatus.Rejected, LeadStatus.Approved, LeadStatus.Rejected], [.. await Task.WhenAll(leads.Select(async lead => (await ops.ReadAsync(lead.Id)).Status))]);
    }

    [Fact]
    public async Task Wherever_a_node_dies_the_next_run_rejects_the_rest_and_records_each_once()
    {
        var words = await RejectAndDieAsync(DyingNode.Immortal());
        Assert.True(words > 3);
        for (var word = 1; word <= words; word++)
        {
            await RejectAndDieAsync(new DyingNode(word, afterIt: false));
            await RejectAndDieAsync(new DyingNode(word, afterIt: true));
        }
    }

    private static async Task<int> RejectAndDieAsync(DyingNode death)
    {
        await using var ops = await TestOps.StartAsync();
        await using var mortal = ops.AnotherNode(death.Configure);
        await ops.LeadAsync("1 Slow St");
        await ops.LeadAsync("2 Slow St");
        ops.Time.Advance(week + week);
        await Record.ExceptionAsync(() => mortal.Get<RejectStaleLeads>().RunAsync(ct));
        var words = death.Words;
        await ops.Get<RejectStaleLeads>().RunAsync(ct);
        await using var db = ops.Open();
        Assert.Equal(2, await db.Leads.CountAsync(lead => lead.Status == LeadStatus.Rejected));
        Assert.Equal(2, await db.Activity.CountAsync(entry => entry.Action == "lead.rejected"));
        Assert.Equal(2, await db.LeadTallies.Where(tally => tally.Status == LeadStatus.Rejected).Select(tally => tally.Count).SingleAsync());
        return words;
    }
}
