using OpsConsole.Core;
using OpsConsole.Core.Boards;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Trash;
using OpsConsole.Core.Live;
using OpsConsole.Core.Notes;
using OpsConsole.Core.Opportunities;
using OpsConsole.Core.Opportunities.Board;
using OpsConsole.Core.Opportunities.Editing;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Tasks;
using OpsConsole.Core.Tenants;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads;
using OpsConsole.Tests.Notifications;

namespace OpsConsole.Tests.Opportunities;

public sealed class OpportunityTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task A_lead_becomes_one_opportunity_and_both_know_it(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (maria, sam) = (await ops.MariaAsync(), await ops.SamAsync());
        var lead = await ops.LeadAsync("3526 High St");

        var both = await Task.WhenAll(ops.Get<ConvertLead>().RunAsync(lead.Id, maria, ct), ops.Get<ConvertLead>().RunAsync(lead.Id, sam, ct));
        var again = await ops.Get<ConvertLead>().RunAsync(lead.Id, maria, ct);

        Assert.Single(both, made => made.Value.IsNew);
        Assert.Single(both.Append(again).Select(made => made.Value.OpportunityId).Distinct());
        Assert.False(again.Value.IsNew);
        var row = await ops.OpportunityAsync(again.Value.OpportunityId);
        Assert.Equal(("3526 High St", 5_922_200, OpportunityStage.New, (int?)null), (row.Title, row.ValueCents, row.Stage, row.Probability));
        Assert.Equal(row.Id, (await ops.Get<LeadDetailQuery>().LoadAsync(ops.TenantId, lead.Id, ct))!.OpportunityId);
        Assert.Equal(lead.Id, (await ops.Get<OpportunityDetailQuery>().LoadAsync(ops.TenantId, row.Id, ct))!.Lead!.Id);
        Assert.Equal(lead.Version, (await ops.ReadAsync(lead.Id)).Version);
    }

    [Fact]
    public async Task A_rejected_lead_makes_none_and_one_of_another_tenant_is_not_there()
    {
        await using var ops = await TestOps.StartAsync();
        var maria = await ops.MariaAsync();
        var lead = await ops.LeadAsync();
        await ops.Get<RejectLead>().RunAsync(lead, RejectReason.FactsIncomplete, null, maria, ct);
        var elsewhere = await ops.Get<CreateTenant>().RunAsync("Other Homes", ct);
        var olga = await ops.SomebodyAsync("Olga Far", BuiltInRoles.Manager, elsewhere);

        Assert.IsType<LeadWasRejected>((await ops.Get<ConvertLead>().RunAsync(lead.Id, maria, ct)).Error);
        Assert.IsType<NotFound>((await ops.Get<ConvertLead>().RunAsync(lead.Id, olga, ct)).Error);
        var ours = await ops.OpportunityAsync(maria, "1 Ours St");
        Assert.IsType<NotFound>((await ops.Get<MoveOpportunity>().RunAsync(ours, OpportunityStage.Contacted, olga, ct)).Error);
        Assert.IsType<NotFound>((await ops.Get<EditOpportunity>().RunAsync(ours, nameof(Opportunity.Title), "Mine", olga, ct)).Error);
        Assert.Null(await ops.Get<OpportunityDetailQuery>().LoadAsync(elsewhere, ours.Id, ct));
        Assert.All((await ops.Get<OpportunityBoardQuery>().LoadAsync(new BoardKey<OpportunityBoardFilter>(elsewhere, OpportunityBoardFilter.Everything), ct)).Columns, column => Assert.Equal(0, column.Count));
    }

    [Theory, OnEveryDatabase]
    public async Task Of_two_who_move_it_at_once_one_wins_and_the_other_is_told_where_it_is(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (maria, jonas) = (await ops.MariaAsync(), await ops.JonasAsync());
        var target = await ops.OpportunityAsync(maria);

        var both = await Task.WhenAll(
            ops.Get<MoveOpportunity>().RunAsync(target, OpportunityStage.Contacted, maria, ct),
            ops.Get<MoveOpportunity>().RunAsync(target, OpportunityStage.Proposal, jonas, ct));

        var (winner, loser) = (Assert.Single(both, made => made.Succeeded), Assert.Single(both, made => !made.Succeeded));
        var told = Assert.IsType<ChangedBySomeoneElse>(loser.Error);
        Assert.Equal($"moved it to {winner.Value.Stage}", told.Did);
        Assert.Equal(winner.Value.Stage, (await ops.OpportunityAsync(target.Id)).Stage);
    }

    [Fact]
    public async Task Closing_needs_a_reason_that_fits_and_reopening_words()
    {
        await using var ops = await TestOps.StartAsync();
        var maria = await ops.MariaAsync();
        var target = await ops.OpportunityAsync(maria);
        var close = ops.Get<CloseOpportunity>();

        Assert.IsType<ClosingNeedsAnOutcome>((await ops.Get<MoveOpportunity>().RunAsync(target, OpportunityStage.Closed, maria, ct)).Error);
        Assert.IsType<ReasonDoesNotFit>((await close.RunAsync(target, OpportunityOutcome.Won, CloseReason.PriceTooFar, null, maria, ct)).Error);
        Assert.IsType<ClosingNeedsWords>((await close.RunAsync(target, OpportunityOutcome.Lost, CloseReason.Other, " ", maria, ct)).Error);
        Assert.IsType<WordsAreTooLong>((await close.RunAsync(target, OpportunityOutcome.Lost, CloseReason.Other, new('x', 1001), maria, ct)).Error);
        var closed = (await close.RunAsync(target, OpportunityOutcome.Lost, CloseReason.PriceTooFar, "Forty apart.", maria, ct)).Value;
        ops.Time.Advance(TimeSpan.FromMinutes(16));
        Assert.IsType<ClosingCannotBeTakenBack>((await ops.Get<TakeBackClosing>().RunAsync(new(target.Id, closed.Version), maria, ct)).Error);
        Assert.IsType<ReopeningNeedsWords>((await ops.Get<ReopenOpportunity>().RunAsync(new(target.Id, closed.Version), OpportunityStage.Proposal, "", maria, ct)).Error);
        Assert.Null((await ops.Get<ReopenOpportunity>().RunAsync(new(target.Id, closed.Version), OpportunityStage.Proposal, "She called.", maria, ct)).Error);
        var row = await ops.OpportunityAsync(target.Id);
        Assert.Equal((OpportunityStage.Proposal, (int?)null, (CloseReason?)null), (row.Stage, row.Probability, row.CloseReason));
    }

    [Fact]
    public async Task Every_action_is_for_those_roles_that_may_and_for_nobody_else()
    {
        await using var ops = await TestOps.StartAsync();
        var maria = await ops.MariaAsync();
        var lead = await ops.LeadAsync("9 Walk St");
        var target = await ops.OpportunityAsync(maria);
        var note = 0L;
        var actions = new Dictionary<string, Func<Actor, Task<Error?>>>
        {
            ["convert"] = async who => (await ops.Get<ConvertLead>().RunAsync(lead.Id, who, ct)).Error,
            ["move"] = async who => (await ops.Get<MoveOpportunity>().RunAsync(target, OpportunityStage.Contacted, who, ct)).Error,
            ["close"] = async who => (await ops.Get<CloseOpportunity>().RunAsync(target, OpportunityOutcome.Won, CloseReason.PriceAgreed, null, who, ct)).Error,
            ["reopen"] = async who => (await ops.Get<ReopenOpportunity>().RunAsync(target, OpportunityStage.New, "Why", who, ct)).Error,
            ["take back"] = async who => (await ops.Get<TakeBackClosing>().RunAsync(target, who, ct)).Error,
            ["edit"] = async who => (await ops.Get<EditOpportunity>().RunAsync(target, nameof(Opportunity.Title), "Renamed", who, ct)).Error,
            ["assign"] = async who => (await ops.Get<AssignOpportunity>().RunAsync(target, null, who, ct)).Error,
            ["note"] = async who => (await ops.Get<AddOpportunityNote>().RunAsync(target.Id, "Hello", who, ct)).Error,
            ["change note"] = async who => (await ops.Get<ChangeNote>().RunAsync(new(note, 1), "Other", who, ct)).Error,
            ["remove note"] = async who => (await ops.Get<RemoveNote>().RunAsync(note, who, ct)).Error,
            ["delete"] = async who => (await ops.Get<DeleteOpportunity>().RunAsync(target, "Why", who, ct)).Error,
            ["restore"] = async who => (await ops.Get<RestoreOpportunity>().RunAsync(target, who, ct)).Error,
            ["log"] = async who => (await ops.Get<LogContact>().RunAsync(target.Id, new(CallOutcome.Reached, null), who, ct)).Error,
        };
        string[] may = [BuiltInRoles.Admin, BuiltInRoles.Manager, BuiltInRoles.Staff];
        foreach (var role in BuiltInRoles.Permissions.Keys)
        {
            note = (await ops.Get<AddOpportunityNote>().RunAsync(target.Id, "Ours", maria, ct)).Value;
            var who = await ops.SomebodyAsync($"Walker{role} Test", role);
            foreach (var (name, act) in actions)
                Assert.True(await act(who) is NotAllowed == !(may.Contains(role) && (role != BuiltInRoles.Staff || name is not ("delete" or "restore"))), $"{name} as {role}");
        }
    }

    [Fact]
    public async Task Edits_merge_by_fact()
    {
        await using var ops = await TestOps.StartAsync();
        var (maria, jonas) = (await ops.MariaAsync(), await ops.JonasAsync());
        var seen = await ops.OpportunityAsync(maria);
        var edit = ops.Get<EditOpportunity>();

        await edit.RunAsync(seen, nameof(Opportunity.ValueCents), "$61,000", maria, ct);
        var other = await edit.RunAsync(seen, nameof(Opportunity.ExpectedCloseOn), "6/30/2026", jonas, ct);
        var same = await edit.RunAsync(seen, nameof(Opportunity.ValueCents), "59000", jonas, ct);

        Assert.Empty(other.Value.Conflicts);
        var conflict = Assert.Single(same.Value.Conflicts);
        Assert.Equal(("59000", "61000", "Maria Keller"), (conflict.Yours, conflict.Theirs, conflict.Who));
        var row = await ops.OpportunityAsync(seen.Id);
        Assert.Equal((6_100_000L, new DateOnly(2026, 6, 30)), (row.ValueCents, row.ExpectedCloseOn));
        foreach (var (fact, text) in new[] { ("Title", ""), ("ValueCents", "59k"), ("ValueCents", "99000000000"), ("Probability", "101"), ("Probability", "-1"), ("ExpectedCloseOn", "soon") })
            Assert.IsType<InvalidInput>((await edit.RunAsync(seen, fact, text, maria, ct)).Error);
        Assert.IsType<FactIsUnknown>((await edit.RunAsync(seen, "Stage", "Closed", maria, ct)).Error);
    }

    [Fact]
    public async Task Whoever_is_mentioned_or_given_one_is_told()
    {
        await using var ops = await TestOps.StartAsync();
        var (maria, jonas) = (await ops.MariaAsync(), await ops.JonasAsync());
        var target = await ops.OpportunityAsync(maria);

        await ops.Get<AddOpportunityNote>().RunAsync(target.Id, "@Jonas Reyes what do the repairs cost?", maria, ct);
        await ops.Get<AssignOpportunity>().RunAsync(target, jonas.UserId, maria, ct);
        await ops.NotifyAsync();

        var told = await ops.NotificationsAsync(jonas);
        Assert.Equal(["opportunity.noted", "opportunity.assigned"], told.Select(row => row.Action));
        Assert.All(told, row => Assert.Equal(("opportunity", target.Id, "3526 High St"), (row.SubjectKind, row.SubjectId, row.Title)));
    }

    [Fact]
    public async Task A_task_may_be_about_it_and_whoever_looks_sees_it_at_once()
    {
        await using var ops = await TestOps.StartAsync();
        var maria = await ops.MariaAsync();
        var target = await ops.OpportunityAsync(maria);
        var lead = await ops.LeadAsync("2 Lead St");
        var told = new List<LiveSignal>();
        using var listening = ops.Get<LiveFeed>().Subscribe([Topic.One(ops.TenantId, "opportunity", target.Id)], told.Add);

        var task = await ops.Get<AddTask>().RunAsync(new("Send the offer", OpportunityId: target.Id), maria, ct);
        await ops.Get<AddTask>().RunAsync(new("Call her", LeadId: lead.Id), maria, ct);
        await ops.Get<CompleteTask>().RunAsync(task.Value, maria, ct);

        Assert.Equal(2, told.Count);
        Assert.Equal("Send the offer", Assert.Single((await ops.Get<OpportunityDetailQuery>().LoadAsync(ops.TenantId, target.Id, ct))!.Tasks).Title);
        Assert.Equal("Call her", Assert.Single(await ops.Get<TaskListQuery>().OfLeadAsync(ops.TenantId, lead.Id, ct)).Title);
        Assert.Equal("3526 High St", Assert.Single(await ops.Get<TaskListQuery>().LoadAsync(new(ops.TenantId, TaskScope.All, TaskState.Done, null), ct)).OpportunityTitle);
        Assert.IsType<TaskIsAboutOneThing>((await ops.Get<AddTask>().RunAsync(new("x", LeadId: lead.Id, OpportunityId: target.Id), maria, ct)).Error);
        Assert.IsType<NotFound>((await ops.Get<AddTask>().RunAsync(new("x", OpportunityId: 999), maria, ct)).Error);
    }

    [Fact]
    public async Task It_outlives_its_lead_with_its_notes()
    {
        await using var ops = await TestOps.StartAsync();
        var maria = await ops.MariaAsync();
        var target = await ops.OpportunityAsync(maria);
        var leadId = (await ops.OpportunityAsync(target.Id)).LeadId!.Value;
        await ops.Get<AddOpportunityNote>().RunAsync(target.Id, "@Maria Keller keep this", maria, ct);
        await ops.Get<AddLeadNote>().RunAsync(leadId, "Goes with the lead", maria, ct);
        await ops.Get<DeleteLead>().RunAsync(new(leadId, (await ops.ReadAsync(leadId)).Version), maria, ct);

        ops.Time.Advance(TimeSpan.FromDays(31));
        Assert.Equal(1, await ops.Get<EmptyTrash>().RunAsync(ct));

        var detail = await ops.Get<OpportunityDetailQuery>().LoadAsync(ops.TenantId, target.Id, ct);
        Assert.Null(detail!.Lead);
        Assert.Equal(["Maria Keller"], Assert.Single(detail.Notes).Mentions);
    }

    [Fact]
    public async Task The_board_is_narrowed_by_owner_stage_and_day()
    {
        await using var ops = await TestOps.StartAsync();
        var (maria, sam) = (await ops.MariaAsync(), await ops.SamAsync());
        var (mine, theirs, nobodys) = (await ops.OpportunityAsync(maria, "1 A St"), await ops.OpportunityAsync(sam, "2 B St"), await ops.OpportunityAsync(sam, "3 C St"));
        await ops.Get<AssignOpportunity>().RunAsync(nobodys, null, maria, ct);
        await ops.Get<EditOpportunity>().RunAsync(theirs, nameof(Opportunity.ExpectedCloseOn), "2026-06-01", maria, ct);
        await ops.Get<MoveOpportunity>().RunAsync(mine, OpportunityStage.Proposal, maria, ct);

        Assert.Equal([mine.Id], await FoundAsync(new(OwnerUserId: maria.UserId)));
        Assert.Equal([nobodys.Id], await FoundAsync(new(OwnerUserId: OpportunityBoardFilter.Nobody)));
        Assert.Equal([mine.Id], await FoundAsync(new(Stage: OpportunityStage.Proposal)));
        Assert.Equal([theirs.Id], await FoundAsync(new(ClosingBy: new(2026, 6, 1))));
        Assert.Empty(await FoundAsync(new(ClosingBy: new(2026, 5, 31))));
        Assert.Equal([theirs.Id, nobodys.Id, mine.Id], await FoundAsync(OpportunityBoardFilter.Everything));

        async Task<IEnumerable<long>> FoundAsync(OpportunityBoardFilter filter) =>
            (await ops.Get<OpportunityBoardQuery>().LoadAsync(new BoardKey<OpportunityBoardFilter>(ops.TenantId, filter), ct)).Columns.SelectMany(column => column.Head).Select(card => card.Id).ToList();
    }
}
