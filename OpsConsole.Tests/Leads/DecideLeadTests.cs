using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Live;
using OpsConsole.Core.Settings;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Leads;

public sealed class DecideLeadTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task Approve_starts_the_countdown_and_is_recorded(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var maria = await ops.MariaAsync();
        var target = await ops.LeadAsync();

        var result = await ops.Get<ApproveLead>().RunAsync(target, maria, ct);

        Assert.Equal(LeadStatus.Approved, result.Value.Status);
        Assert.Equal(target.Version + 1, result.Value.Version);
        var lead = await ops.ReadAsync(target.Id);
        Assert.Equal(ops.Time.NowUtc.AddHours(72), lead.CountdownExpiresAtUtc);
        Assert.Equal("Maria Keller", lead.DecidedByName);
        await using var db = ops.Open();
        var entry = await db.Activity.SingleAsync(row => row.Action == "lead.approved");
        Assert.Equal((target.Id, maria.UserId), (entry.SubjectId, entry.ActorUserId));
        Assert.Contains("\"from\":\"Pending\",\"to\":\"Approved\"", entry.Particulars);
        Assert.True(await db.Outbox.AnyAsync(row => row.ActivityId == entry.Id));
    }

    [Theory, OnEveryDatabase]
    public async Task Approve_WhenAnotherManagerWasFirst_IsRefusedAndSaysWhoAndWhat(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (maria, jonas) = (await ops.MariaAsync(), await ops.JonasAsync());
        var target = await ops.LeadAsync();
        await ops.Get<RejectLead>().RunAsync(target, RejectReason.PriceNotCredible, null, jonas, ct);

        var late = await ops.Get<ApproveLead>().RunAsync(target, maria, ct);

        var refusal = Assert.IsType<ChangedBySomeoneElse>(late.Error);
        Assert.Equal(("Jonas Reyes", "rejected this lead"), (refusal.Who, refusal.Did));
        Assert.Equal(LeadStatus.Rejected, (await ops.ReadAsync(target.Id)).Status);
    }

    [Theory, OnEveryDatabase]
    public async Task Of_many_who_decide_at_once_exactly_one_wins(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (maria, jonas) = (await ops.MariaAsync(), await ops.JonasAsync());
        for (var round = 0; round < 5; round++)
        {
            var target = await ops.LeadAsync($"{round} Race Ct");
            var attempts = Enumerable.Range(0, 8).Select(n => Task.Run(async () => n % 2 == 0
                ? await ops.Get<ApproveLead>().RunAsync(target, maria, ct)
                : await ops.Get<RejectLead>().RunAsync(target, RejectReason.AlreadyListed, null, jonas, ct)));
            var results = await Task.WhenAll(attempts);

            Assert.Single(results, result => result.Succeeded);
            Assert.All(results.Where(result => !result.Succeeded), result => Assert.IsType<ChangedBySomeoneElse>(result.Error));
            await using var db = ops.Open();
            Assert.Equal(1, await db.Activity.CountAsync(entry => entry.SubjectId == target.Id && entry.SubjectKind == "lead"));
        }
    }

    [Fact]
    public async Task A_role_without_the_permission_is_refused_by_every_decision()
    {
        await using var ops = await TestOps.StartAsync();
        var sam = await ops.SamAsync();
        var target = await ops.LeadAsync();

        Assert.IsType<NotAllowed>((await ops.Get<ApproveLead>().RunAsync(target, sam, ct)).Error);
        Assert.IsType<NotAllowed>((await ops.Get<RejectLead>().RunAsync(target, RejectReason.Other, "x", sam, ct)).Error);
        Assert.IsType<NotAllowed>((await ops.Get<AskAboutLead>().RunAsync(target, "Why?", sam, ct)).Error);
        Assert.IsType<NotAllowed>((await ops.Get<TakeBackLeadDecision>().RunAsync(target, sam, ct)).Error);
        Assert.Equal(target.Version, (await ops.ReadAsync(target.Id)).Version);
    }

    [Fact]
    public async Task A_lead_of_another_tenant_is_not_found()
    {
        await using var ops = await TestOps.StartAsync();
        var other = await ops.Get<Core.Tenants.CreateTenant>().RunAsync("Delta Homes", ct);
        var target = await ops.LeadAsync(tenantId: other);

        Assert.IsType<NotFound>((await ops.Get<ApproveLead>().RunAsync(target, await ops.MariaAsync(), ct)).Error);
    }

    [Fact]
    public async Task Reject_for_another_reason_needs_words()
    {
        await using var ops = await TestOps.StartAsync();
        var target = await ops.LeadAsync();

        var result = await ops.Get<RejectLead>().RunAsync(target, RejectReason.Other, "  ", await ops.MariaAsync(), ct);

        Assert.IsType<RejectionNeedsWords>(result.Error);
    }

    [Fact]
    public async Task A_decision_can_be_taken_back_until_the_undo_window_is_over()
    {
        await using var ops = await TestOps.StartAsync();
        var maria = await ops.MariaAsync();
        var target = await ops.LeadAsync();
        var approved = (await ops.Get<ApproveLead>().RunAsync(target, maria, ct)).Value;
        ops.Time.Advance(TimeSpan.FromMinutes(SettingCatalog.UndoMinutes.Default));

        var back = (await ops.Get<TakeBackLeadDecision>().RunAsync(new(approved.Id, approved.Version), maria, ct)).Value;

        Assert.Equal(LeadStatus.Pending, back.Status);
        Assert.Null((await ops.ReadAsync(target.Id)).CountdownExpiresAtUtc);
        var again = (await ops.Get<ApproveLead>().RunAsync(new(back.Id, back.Version), maria, ct)).Value;
        ops.Time.Advance(TimeSpan.FromMinutes(SettingCatalog.UndoMinutes.Default) + TimeSpan.FromSeconds(1));
        Assert.IsType<UndoWindowIsOver>((await ops.Get<TakeBackLeadDecision>().RunAsync(new(again.Id, again.Version), maria, ct)).Error);
    }

    [Fact]
    public async Task A_question_stays_pending_and_only_its_agent_answers()
    {
        await using var ops = await TestOps.StartAsync();
        var (maria, ana) = (await ops.MariaAsync(), await ops.AnaAsync());
        var target = await ops.LeadAsync(agent: ana);
        var stranger = await ops.SomebodyAsync("Bea Long", Core.Permissions.BuiltInRoles.Agent);

        var asked = (await ops.Get<AskAboutLead>().RunAsync(target, "Is the roof new?", maria, ct)).Value;
        Assert.Equal(LeadStatus.Pending, asked.Status);
        Assert.IsType<NotFound>((await ops.Get<AnswerLeadQuestion>().RunAsync(new(asked.Id, asked.Version), "Yes", stranger, ct)).Error);

        var answered = await ops.Get<AnswerLeadQuestion>().RunAsync(new(asked.Id, asked.Version), "Yes, 2024.", ana, ct);
        Assert.True(answered.Succeeded);
        Assert.False((await ops.ReadAsync(target.Id)).HasOpenQuestion);
        Assert.IsType<NoOpenQuestion>((await ops.Get<AnswerLeadQuestion>().RunAsync(new(asked.Id, answered.Value.Version), "Again", ana, ct)).Error);
    }

    [Fact]
    public async Task The_live_feed_hears_of_a_decision_after_it_is_committed_and_only_in_its_tenant()
    {
        await using var ops = await TestOps.StartAsync();
        var target = await ops.LeadAsync();
        var heard = new List<long>();
        using var own = ops.Get<LiveFeed>().Subscribe([Topic.Room(ops.TenantId, "lead")], signal => heard.AddRange(signal.Ids));
        using var foreign = ops.Get<LiveFeed>().Subscribe([Topic.Room(ops.TenantId + 1, "lead")], _ => heard.Add(-1));

        await ops.Get<ApproveLead>().RunAsync(target, await ops.MariaAsync(), ct);

        Assert.Equal([target.Id], heard);
    }
}
