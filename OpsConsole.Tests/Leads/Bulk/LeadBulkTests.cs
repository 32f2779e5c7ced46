using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Bulk;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Bulk;
using OpsConsole.Core.Live;
using OpsConsole.Core.Tenants;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads.Imports;
using OpsConsole.Tests.Work;

namespace OpsConsole.Tests.Leads.Bulk;

public sealed class LeadBulkTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task Every_chosen_lead_gets_one_result_and_an_entry_of_its_own(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var maria = await ops.MariaAsync();
        var ids = await ops.PendingLeadsAsync((2 * BulkBatch.Most) + 30);

        var view = await ops.BulkAsync(new BulkApprove(), ids, maria);

        Assert.Equal((BulkStanding.Finished, (ids.Count, 0, 0)), (view.Standing, view.Counts()));
        Assert.All(await ops.LeadsAsync(), lead => Assert.Equal((LeadStatus.Approved, "Maria Keller", 1L), (lead.Status, lead.DecidedByName, lead.Version - 1)));
        await using var db = ops.Open();
        Assert.Equal(ids.Count, await db.Activity.Where(entry => entry.Action == "lead.approved").Select(entry => entry.SubjectId).Distinct().CountAsync(ct));
        Assert.Equal(["lead-bulk.finished", "lead-bulk.started"], await db.Activity.Where(entry => entry.SubjectKind == "lead-bulk").OrderBy(entry => entry.Action).Select(entry => entry.Action).ToListAsync(ct));
        Assert.Equal((0L, (long)ids.Count), ((await db.LeadTallies.SingleAsync(tally => tally.Status == LeadStatus.Pending, ct)).Count, (await db.LeadTallies.SingleAsync(tally => tally.Status == LeadStatus.Approved, ct)).Count));
        Assert.All(await ops.BulkResultsAsync(view.Id), result => Assert.Equal((BulkOutcome.Done, 2L), (result.Outcome, result.VersionAfter)));
    }

    [Fact]
    public async Task What_the_change_does_not_apply_to_is_left_out_with_its_reason()
    {
        await using var ops = await TestOps.StartAsync();
        var (maria, jonas) = (await ops.MariaAsync(), await ops.JonasAsync());
        var ids = await ops.PendingLeadsAsync(5);
        await ops.Get<ApproveLead>().RunAsync(new(ids[1], 1), jonas, ct);

        var preview = (await ops.Get<PreviewBulk>().RunAsync(new BulkReject(RejectReason.AlreadyListed, null), new PickedRows([.. ids, 9_999]), maria, ct)).Value;
        var view = await ops.BulkAsync(new BulkReject(RejectReason.AlreadyListed, "Twice."), [.. ids, 9_999], maria);

        Assert.Equal((6, 4), (preview.Chosen, preview.Ready));
        Assert.Equal(["Already approved", "Not here any more"], preview.LeftOut.Select(group => group.Reason));
        Assert.Equal("2 Alder Creek Rd, Sacramento, CA 95838", preview.LeftOut[0].First.Single().Name);
        Assert.Equal((4, 1, 1), view.Counts());
        Assert.Equal("This lead is approved by Jonas Reyes; only a pending lead can be decided.", (await ops.BulkResultsAsync(view.Id)).Single(result => result.Outcome == BulkOutcome.LeftOut).Reason);
        var rejected = await ops.ReadAsync(ids[0]);
        Assert.Equal((LeadStatus.Rejected, RejectReason.AlreadyListed, "Twice."), (rejected.Status, rejected.RejectReason, rejected.RejectNote));
    }

    [Fact]
    public async Task A_dry_run_changes_nothing()
    {
        await using var ops = await TestOps.StartAsync();
        var ids = await ops.PendingLeadsAsync(20);
        await ops.Get<PreviewBulk>().RunAsync(new BulkApprove(), new PickedRows(ids), await ops.MariaAsync(), ct);
        Assert.All(await ops.LeadsAsync(), lead => Assert.Equal((LeadStatus.Pending, 1L), (lead.Status, lead.Version)));
    }

    [Theory, OnEveryDatabase]
    public async Task Whoever_changes_a_lead_after_the_start_is_not_overwritten_and_named_and_a_retry_takes_it_as_it_is(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (maria, jonas) = (await ops.MariaAsync(), await ops.JonasAsync());
        var ids = await ops.PendingLeadsAsync(BulkBatch.Most + 5);
        var actionId = await ops.StartedAsync(new BulkApprove(), ids, maria);
        await ops.Get<AskAboutLead>().RunAsync(new(ids[3], 1), "Is the roof new?", jonas, ct);
        await ops.Get<RejectLead>().RunAsync(new(ids[^1], 1), RejectReason.AlreadyListed, null, jonas, ct);

        await ops.RunQueueAsync();

        var view = await ops.BulkViewAsync(actionId);
        Assert.Equal((ids.Count - 2, 0, 2), view.Counts());
        var failed = (await ops.BulkResultsAsync(actionId)).Where(result => result.Outcome == BulkOutcome.Failed).ToList();
        Assert.Equal([ids[3], ids[^1]], failed.Select(result => result.RowId));
        Assert.Equal("Jonas Reyes asked the agent a question in the meantime; it stays as they left it.", failed[0].Reason);
        Assert.Equal((LeadStatus.Pending, 2L), ((await ops.ReadAsync(ids[3])).Status, (await ops.ReadAsync(ids[3])).Version));

        Assert.True((await ops.Get<RetryBulk>().RunAsync(actionId, maria, ct)).Succeeded);
        await ops.RunQueueAsync();
        Assert.Equal((BulkStanding.Finished, (ids.Count - 1, 1, 0)), ((await ops.BulkViewAsync(actionId)).Standing, (await ops.BulkViewAsync(actionId)).Counts()));
        Assert.Equal((LeadStatus.Approved, LeadStatus.Rejected), ((await ops.ReadAsync(ids[3])).Status, (await ops.ReadAsync(ids[^1])).Status));
        Assert.IsType<NothingFailed>((await ops.Get<RetryBulk>().RunAsync(actionId, maria, ct)).Error);
    }

    [Theory, OnEveryDatabase]
    public async Task What_the_product_finds_out_by_itself_is_in_nobodys_way_but_a_doubt_in_that_of_an_approval(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (maria, jonas) = (await ops.MariaAsync(), await ops.JonasAsync());
        var ids = await ops.PendingLeadsAsync(4);
        await ops.Get<AskAboutLead>().RunAsync(new(ids[0], 1), "Is the roof new?", jonas, ct);
        ops.Time.Advance(TimeSpan.FromSeconds(1));
        var assigned = await ops.StartedAsync(new BulkAssign(jonas.UserId, jonas.Name), ids, maria);
        foreach (var id in ids)
            await ops.FindOutAsync(id, "lead.fraud-flagged");
        await ops.RunQueueAsync();
        ops.Time.Advance(TimeSpan.FromSeconds(1));
        var approved = await ops.StartedAsync(new BulkApprove(), ids, maria);
        await ops.FindOutAsync(ids[0], "lead.verified");
        await ops.FindOutAsync(ids[1], "lead.matched");
        await ops.FindOutAsync(ids[2], "lead.fraud-unflagged");
        await ops.RunQueueAsync();

        Assert.Equal((4, 0, 0), (await ops.BulkViewAsync(assigned)).Counts());
        Assert.Equal((3, 0, 1), (await ops.BulkViewAsync(approved)).Counts());
        Assert.Equal("Fraud check found leads that look like this one in the meantime; it stays as they left it.", (await ops.BulkResultsAsync(approved)).Single(result => result.Outcome == BulkOutcome.Failed).Reason);
    }

    [Theory, OnEveryDatabase]
    public async Task A_change_that_is_saved_after_the_start_counts_also_when_its_clock_says_before(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (maria, jonas) = (await ops.MariaAsync(), await ops.JonasAsync());
        var ids = await ops.PendingLeadsAsync(2);
        var actionId = await ops.StartedAsync(new BulkApprove(), ids, maria);
        ops.Time.SetBack(TimeSpan.FromSeconds(2));
        Assert.True((await ops.Get<AskAboutLead>().RunAsync(new(ids[0], 1), "Is the roof new?", jonas, ct)).Succeeded);
        ops.Time.Advance(TimeSpan.FromSeconds(5));

        await ops.RunQueueAsync();

        Assert.Equal((1, 0, 1), (await ops.BulkViewAsync(actionId)).Counts());
    }

    [Theory, OnEveryDatabase]
    public async Task A_lead_that_is_decided_between_the_look_and_the_save_of_its_batch_is_theirs(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (maria, jonas) = (await ops.MariaAsync(), await ops.JonasAsync());
        var ids = await ops.PendingLeadsAsync(10);
        var actionId = await ops.StartedAsync(new BulkApprove(), ids, maria);
        await using var slow = ops.AnotherNode(new InBetween(() => ops.Get<RejectLead>().RunAsync(new(ids[4], 1), RejectReason.AlreadyListed, null, jonas, ct)).Configure);
        var claim = (await ops.ClaimAsync())!;

        await slow.Get<Core.Work.RunWork>().RunAsync(claim, ct);

        Assert.Equal((9, 0, 1), (await ops.BulkViewAsync(actionId)).Counts());
        Assert.Equal((LeadStatus.Rejected, "Jonas Reyes"), ((await ops.ReadAsync(ids[4])).Status, (await ops.ReadAsync(ids[4])).DecidedByName));
    }

    [Fact]
    public async Task A_role_without_the_permission_can_neither_look_nor_start_nor_retry_nor_undo()
    {
        await using var ops = await TestOps.StartAsync();
        var (maria, sam, ana) = (await ops.MariaAsync(), await ops.SamAsync(), await ops.AnaAsync());
        var ids = await ops.PendingLeadsAsync(3);
        var action = await ops.BulkAsync(new BulkApprove(), ids, maria);

        foreach (var refused in new[] { sam, ana })
        {
            Assert.IsType<NotAllowed>((await ops.Get<PreviewBulk>().RunAsync(new BulkApprove(), new PickedRows(ids), refused, ct)).Error);
            Assert.IsType<NotAllowed>((await ops.StartAsync(new BulkApprove(), ids, refused)).Error);
            Assert.IsType<NotAllowed>((await ops.Get<RetryBulk>().RunAsync(action.Id, refused, ct)).Error);
            Assert.IsType<NotAllowed>((await ops.Get<UndoBulk>().RunAsync(action.Id, refused, ct)).Error);
            Assert.IsType<NotAllowed>((await ops.Get<PreviewBulkUndo>().RunAsync(action.Id, refused, ct)).Error);
        }
    }

    [Fact]
    public async Task Leads_and_actions_of_another_tenant_are_not_there()
    {
        await using var ops = await TestOps.StartAsync();
        var other = await ops.Get<CreateTenant>().RunAsync("Delta Homes", ct);
        var foreign = await ops.PendingLeadsAsync(4, "Foreign Rd", other);
        var stranger = await ops.SomebodyAsync("Dora Vance", Core.Permissions.BuiltInRoles.Manager, other);
        var maria = await ops.MariaAsync();

        var view = await ops.BulkAsync(new BulkApprove(), foreign, maria);

        Assert.Equal((0, 0, 4), view.Counts());
        await using var db = ops.Dbs.Open(other);
        Assert.All(await db.Leads.ToListAsync(ct), lead => Assert.Equal(LeadStatus.Pending, lead.Status));
        Assert.Null(await ops.Get<BulkQuery>().LoadAsync(other, "lead", view.Id, ct));
        Assert.Empty((await ops.Get<BulkResultQuery>().LoadAsync(other, "lead", view.Id, BulkResultFilter.All, 0, ct)).Rows);
        Assert.IsType<NotFound>((await ops.Get<UndoBulk>().RunAsync(view.Id, stranger, ct)).Error);
    }

    [Theory, OnEveryDatabase]
    public async Task The_same_order_sent_twice_is_one_action(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var maria = await ops.MariaAsync();
        var ids = await ops.PendingLeadsAsync(3);
        var key = Guid.NewGuid();

        var started = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => ops.StartAsync(new BulkApprove(), ids, maria, key))));

        Assert.Single(started.Select(one => one.Value.ActionId).Distinct());
        await ops.RunQueueAsync();
        Assert.Equal((3, 0, 0), (await ops.BulkViewAsync(started[0].Value.ActionId)).Counts());
    }

    [Fact]
    public async Task Nothing_chosen_words_missing_and_too_many_are_refused()
    {
        await using var ops = await TestOps.StartAsync();
        var maria = await ops.MariaAsync();

        Assert.IsType<NothingChosen>((await ops.StartAsync(new BulkApprove(), [], maria)).Error);
        Assert.IsType<RejectionNeedsWords>((await ops.StartAsync(new BulkReject(RejectReason.Other, " "), [1], maria)).Error);
        Assert.IsType<TooManyChosen>((await ops.StartAsync(new BulkApprove(), [.. Enumerable.Range(1, BulkSelection.Most + 1).Select(id => (long)id)], maria)).Error);
    }

    [Fact]
    public async Task Whoever_watches_the_leads_hears_once_a_batch()
    {
        await using var ops = await TestOps.StartAsync();
        var ids = await ops.PendingLeadsAsync(2 * BulkBatch.Most);
        await ops.StartedAsync(new BulkApprove(), ids, await ops.MariaAsync());
        var heard = new List<int>();
        using var listening = ops.Get<LiveFeed>().Subscribe([Topic.Room(ops.TenantId, "lead")], signal => heard.Add(signal.Ids.Count));

        await ops.RunQueueAsync();

        Assert.Equal([BulkBatch.Most, BulkBatch.Most], heard);
    }
}
