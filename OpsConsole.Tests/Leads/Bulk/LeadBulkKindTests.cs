using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Bulk;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Bulk;
using OpsConsole.Core.Leads.Tagging;
using OpsConsole.Core.Leads.Trash;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads.Imports;

namespace OpsConsole.Tests.Leads.Bulk;

public sealed class LeadBulkKindTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task Leads_are_assigned_and_given_back_to_whoever_had_them(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (maria, jonas, sam) = (await ops.MariaAsync(), await ops.JonasAsync(), await ops.SamAsync());
        var ids = await ops.PendingLeadsAsync(6);
        await ops.Get<AssignLead>().RunAsync(new(ids[0], 1), sam.UserId, maria, ct);
        await ops.Get<AssignLead>().RunAsync(new(ids[1], 1), jonas.UserId, maria, ct);

        var view = await ops.BulkAsync(new BulkAssign(jonas.UserId, jonas.Name), ids, maria);
        Assert.Equal((5, 1, 0), view.Counts());
        Assert.All(await ops.LeadsAsync(), lead => Assert.Equal((jonas.UserId, "Jonas Reyes"), (lead.AssigneeUserId, lead.AssigneeName)));

        var undone = await ops.UndoAsync(view.Id, maria);
        Assert.Equal(5, undone.Undone);
        Assert.Equal([sam.UserId, jonas.UserId, null, null, null, null], (await ops.LeadsAsync()).Select(lead => lead.AssigneeUserId));
    }

    [Fact]
    public async Task Nobody_is_assigned_who_may_not_work_on_leads()
    {
        await using var ops = await TestOps.StartAsync();
        var ids = await ops.PendingLeadsAsync(2);
        var ana = await ops.AnaAsync();
        Assert.IsType<MayNotWorkOnLeads>((await ops.StartAsync(new BulkAssign(ana.UserId, ana.Name), ids, await ops.MariaAsync())).Error);
    }

    [Theory, OnEveryDatabase]
    public async Task A_tag_is_put_on_and_taken_off_whatever_others_do_to_the_leads(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (maria, jonas) = (await ops.MariaAsync(), await ops.JonasAsync());
        var ids = await ops.PendingLeadsAsync(BulkBatch.Most + 5);
        await ops.Get<TagLead>().RunAsync(ids[2], "Probate", jonas, ct);
        var actionId = await ops.StartedAsync(new BulkTag("#probate"), ids, maria);
        await ops.Get<ApproveLead>().RunAsync(new(ids[3], 1), jonas, ct);
        await ops.RunQueueAsync();

        Assert.Equal((ids.Count - 1, 1, 0), (await ops.BulkViewAsync(actionId)).Counts());
        await using var db = ops.Open();
        var tag = await db.Tags.SingleAsync(ct);
        Assert.Equal(("Probate", ids.Count), (tag.Name, await db.LeadTags.CountAsync(row => row.TagId == tag.Id, ct)));

        await ops.Get<UntagLead>().RunAsync(ids[9], tag.Id, jonas, ct);
        var undone = await ops.UndoAsync(actionId, maria);
        Assert.Equal((ids.Count - 2, 1), (undone.Undone, undone.Kept));
        Assert.Equal([ids[2]], await db.LeadTags.Select(row => row.LeadId).ToListAsync(ct));

        var off = await ops.BulkAsync(new BulkUntag("Probate"), ids, maria);
        Assert.Equal((1, ids.Count - 1, 0), off.Counts());
        Assert.Equal(1, (await ops.UndoAsync(off.Id, maria)).Undone);
        Assert.Equal([ids[2]], await db.LeadTags.Select(row => row.LeadId).ToListAsync(ct));
    }

    [Fact]
    public async Task Facts_are_set_and_put_back_with_score_and_doubts()
    {
        await using var ops = await TestOps.StartAsync();
        var maria = await ops.MariaAsync();
        var ids = await ops.PendingLeadsAsync(5);
        var before = (await ops.LeadsAsync()).Select(lead => (lead.ToInput(), lead.Score, lead.Doubts, lead.AddressKey)).ToList();

        var view = await ops.BulkAsync(new BulkEdit(new Dictionary<string, string?> { [nameof(Lead.Beds)] = "4", ["Motivation"] = "High" }), ids, maria);
        Assert.Equal((5, 0, 0), view.Counts());
        Assert.All(await ops.LeadsAsync(), lead => Assert.Equal((4, Core.Leads.Intake.Motivation.High), (lead.Beds, lead.Motivation)));
        Assert.Equal((0, 5, 0), (await ops.BulkAsync(new BulkEdit(new Dictionary<string, string?> { [nameof(Lead.Beds)] = "4" }), ids, maria)).Counts());

        await ops.UndoAsync(view.Id, maria);
        Assert.Equal(before, (await ops.LeadsAsync()).Select(lead => (lead.ToInput(), lead.Score, lead.Doubts, lead.AddressKey)));
    }

    [Fact]
    public async Task An_address_or_a_text_that_is_no_value_is_refused_at_the_start()
    {
        await using var ops = await TestOps.StartAsync();
        var (maria, ids) = (await ops.MariaAsync(), await ops.PendingLeadsAsync(2));
        Assert.IsType<FactIsUnknown>((await ops.StartAsync(new BulkEdit(new Dictionary<string, string?> { [nameof(Lead.Street)] = "1 Elm St" }), ids, maria)).Error);
        Assert.IsType<InvalidInput>((await ops.StartAsync(new BulkEdit(new Dictionary<string, string?> { [nameof(Lead.Beds)] = "many" }), ids, maria)).Error);
        Assert.IsType<NoFactsChosen>((await ops.StartAsync(new BulkEdit(new Dictionary<string, string?>()), ids, maria)).Error);
        Assert.IsType<TagIsEmpty>((await ops.StartAsync(new BulkTag(" # "), ids, maria)).Error);
    }

    [Theory, OnEveryDatabase]
    public async Task Leads_go_into_the_trash_and_come_back_as_duplicates_where_another_stands_for_their_address(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (maria, jonas) = (await ops.MariaAsync(), await ops.JonasAsync());
        var ids = await ops.PendingLeadsAsync(8);
        var view = await ops.BulkAsync(new BulkDelete(), ids, maria);
        Assert.Equal((8, 0, 0), view.Counts());
        Assert.Empty(await ops.LeadsAsync());
        var heir = (await ops.PendingLeadsAsync(1)).Single();
        await ops.Get<RestoreLead>().RunAsync(new(ids[5], 2), jonas, ct);

        var undone = await ops.UndoAsync(view.Id, maria);

        Assert.Equal((7, 1), (undone.Undone, undone.Kept));
        var leads = (await ops.LeadsAsync()).ToDictionary(lead => lead.Id);
        Assert.Equal((9, heir), (leads.Count, leads[ids[0]].DuplicateOfLeadId));
        Assert.All(ids.Skip(1), id => Assert.Null(leads[id].DuplicateOfLeadId));
        await using var db = ops.Open();
        Assert.Equal(9, (await db.LeadTallies.SingleAsync(tally => tally.Status == LeadStatus.Pending, ct)).Count);
    }

    [Theory, OnEveryDatabase]
    public async Task All_that_match_means_those_that_were_seen(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (maria, jonas) = (await ops.MariaAsync(), await ops.JonasAsync());
        var ids = await ops.PendingLeadsAsync(700);
        var selection = new MatchingRows("status:pending price:..100600");
        var preview = (await ops.Get<PreviewBulk>().RunAsync(new BulkApprove(), selection, maria, ct)).Value;
        Assert.Equal((600, ids[599]), (preview.Ready, preview.LastId));
        await ops.PendingLeadsAsync(3, "Later Ct");
        await ops.Get<ApproveLead>().RunAsync(new(ids[0], 1), jonas, ct);

        var order = new BulkOrder(new BulkApprove(), selection with { UpToId = preview.LastId }, preview.Chosen, Guid.NewGuid());
        var started = (await ops.Get<StartBulk>().RunAsync(order, maria, ct)).Value;
        await ops.RunQueueAsync();

        Assert.Equal(599, started.Chosen);
        Assert.Equal((599, 0, 0), (await ops.BulkViewAsync(started.ActionId)).Counts());
        Assert.Equal(selection.Filter, (await ops.BulkViewAsync(started.ActionId)).Filter);
        var grown = await ops.Get<StartBulk>().RunAsync(order with { Selection = new MatchingRows("status:approved"), Seen = 1, Key = Guid.NewGuid() }, maria, ct);
        Assert.Equal(new SelectionHasGrown(1, 600, LeadBulkRoom.Called), grown.Error);
    }
}
