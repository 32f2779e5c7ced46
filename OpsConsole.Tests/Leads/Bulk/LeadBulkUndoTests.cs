using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Bulk;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Bulk;
using OpsConsole.Core.Leads.Intake;
using OpsConsole.Core.Leads.Tagging;
using OpsConsole.Core.Leads.Verification;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads.Imports;

namespace OpsConsole.Tests.Leads.Bulk;

public sealed class LeadBulkUndoTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task Undo_puts_back_what_nobody_changed_since_and_names_those_that_somebody_did(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (maria, jonas) = (await ops.MariaAsync(), await ops.JonasAsync());
        var ids = await ops.PendingLeadsAsync(BulkBatch.Most + 20);
        var done = await ops.BulkAsync(new BulkApprove(), ids, maria);
        await ops.Get<TakeBackLeadDecision>().RunAsync(new(ids[7], 2), jonas, ct);
        ops.Time.Advance(TimeSpan.FromHours(5));

        var preview = (await ops.Get<PreviewBulkUndo>().RunAsync(done.Id, maria, ct)).Value;
        var undone = await ops.UndoAsync(done.Id, maria);

        Assert.Equal((ids.Count - 1, 1), (preview.Ready, preview.Kept.Single().Count));
        Assert.Equal((BulkStanding.Undone, ids.Count - 1, 1, "Maria Keller"), (undone.Standing, undone.Undone, undone.Kept, undone.UndoneByName));
        Assert.Equal("Jonas Reyes took the decision back in the meantime; it stays as they left it.", (await ops.BulkResultsAsync(done.Id)).Single(result => result.Undo == BulkUndoOutcome.Kept).UndoReason);
        Assert.All(await ops.LeadsAsync(), lead => Assert.Equal((LeadStatus.Pending, null, null), (lead.Status, lead.DecidedByName, lead.CountdownExpiresAtUtc)));
        await using var db = ops.Open();
        Assert.Equal(ids.Count, await db.Activity.CountAsync(entry => entry.Action == "lead.taken-back", ct));
        Assert.IsType<BulkWasUndone>((await ops.Get<UndoBulk>().RunAsync(done.Id, jonas, ct)).Error);
        Assert.IsType<BulkWasUndone>((await ops.Get<RetryBulk>().RunAsync(done.Id, jonas, ct)).Error);
    }

    [Theory, OnEveryDatabase]
    public async Task What_the_product_finds_out_afterwards_does_not_keep_a_lead_from_the_undo_and_stays(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (maria, jonas) = (await ops.MariaAsync(), await ops.JonasAsync());
        foreach (var change in new BulkChange[] { new BulkApprove(), new BulkAssign(jonas.UserId, jonas.Name), new BulkEdit(new Dictionary<string, string?> { ["Beds"] = "4" }), new BulkDelete() })
        {
            var ids = await ops.PendingLeadsAsync(3, change.Kind);
            await ops.Get<AskAboutLead>().RunAsync(new(ids[0], 1), "Is the roof new?", jonas, ct);
            var done = await ops.BulkAsync(change, ids, maria);
            foreach (var id in ids)
                await ops.FindOutAsync(id, "lead.matched", lead => lead.MarkAsMatched(true));
            Assert.Equal((3, 0, 0), done.Counts());

            Assert.Equal(3, (await ops.Get<PreviewBulkUndo>().RunAsync(done.Id, maria, ct)).Value.Ready);
            Assert.Equal((3, 0), (await ops.UndoAsync(done.Id, maria)) is var undone ? (undone.Undone, undone.Kept) : default);
            Assert.All(await Task.WhenAll(ids.Select(id => ops.ReadAsync(id))), lead =>
            {
                Assert.Equal((LeadStatus.Pending, null, null), (lead.Status, lead.AssigneeUserId, lead.DeletedAtUtc));
                Assert.Null(lead.Beds);
                Assert.True(lead.Doubts.HasFlag(LeadDoubts.NearDuplicate));
            });
        }
    }

    [Fact]
    public async Task What_somebody_changed_keeps_a_lead_also_when_the_product_found_something_out_later()
    {
        await using var ops = await TestOps.StartAsync();
        var (maria, jonas) = (await ops.MariaAsync(), await ops.JonasAsync());
        var ids = await ops.PendingLeadsAsync(2);
        var done = await ops.BulkAsync(new BulkAssign(jonas.UserId, jonas.Name), ids, maria);
        Assert.True((await ops.Get<AskAboutLead>().RunAsync(new(ids[0], 2), "Is the roof new?", jonas, ct)).Succeeded);
        await ops.FindOutAsync(ids[0], "lead.verified");

        await ops.UndoAsync(done.Id, maria);

        Assert.Equal("Jonas Reyes asked the agent a question in the meantime; it stays as they left it.", (await ops.BulkResultsAsync(done.Id)).Single(result => result.Undo == BulkUndoOutcome.Kept).UndoReason);
    }

    [Fact]
    public async Task Who_only_asks_for_another_look_up_keeps_no_lead_from_the_undo()
    {
        await using var ops = await TestOps.StartAsync();
        var (maria, jonas) = (await ops.MariaAsync(), await ops.JonasAsync());
        var ids = await ops.PendingLeadsAsync(2);
        var actionId = await ops.StartedAsync(new BulkAssign(jonas.UserId, jonas.Name), ids, maria);
        Assert.True((await ops.Get<CheckLeadAgain>().RunAsync(ids[0], jonas, ct)).Succeeded);
        await ops.RunQueueAsync();
        Assert.Equal((2, 0, 0), (await ops.BulkViewAsync(actionId)).Counts());
        Assert.True((await ops.Get<CheckLeadAgain>().RunAsync(ids[1], jonas, ct)).Succeeded);

        Assert.Equal((2, 0), (await ops.UndoAsync(actionId, maria)) is var undone ? (undone.Undone, undone.Kept) : default);
    }

    [Fact]
    public async Task Undo_is_refused_while_it_runs_when_nothing_was_done_and_when_its_time_is_over()
    {
        await using var ops = await TestOps.StartAsync();
        var maria = await ops.MariaAsync();
        var ids = await ops.PendingLeadsAsync(3);
        var actionId = await ops.StartedAsync(new BulkApprove(), ids, maria);

        Assert.IsType<BulkIsAtWork>((await ops.Get<UndoBulk>().RunAsync(actionId, maria, ct)).Error);
        Assert.IsType<BulkIsAtWork>((await ops.Get<RetryBulk>().RunAsync(actionId, maria, ct)).Error);
        await ops.RunQueueAsync();
        var empty = await ops.BulkAsync(new BulkApprove(), ids, maria);
        Assert.IsType<NothingToUndo>((await ops.Get<UndoBulk>().RunAsync(empty.Id, maria, ct)).Error);
        ops.Time.Advance(BulkAction.UndoTime + TimeSpan.FromSeconds(1));
        Assert.IsType<BulkUndoTimeIsOver>((await ops.Get<UndoBulk>().RunAsync(actionId, maria, ct)).Error);
    }

    [Fact]
    public async Task Of_two_who_undo_at_once_one_wins()
    {
        await using var ops = await TestOps.StartAsync();
        var (maria, jonas) = (await ops.MariaAsync(), await ops.JonasAsync());
        var done = await ops.BulkAsync(new BulkApprove(), await ops.PendingLeadsAsync(5), maria);

        var answers = await Task.WhenAll(new[] { maria, jonas, maria, jonas }.Select(who => Task.Run(() => ops.Get<UndoBulk>().RunAsync(done.Id, who, ct))));

        Assert.Single(answers, answer => answer.Succeeded);
        await ops.RunQueueAsync();
        Assert.Equal((BulkStanding.Undone, 5), ((await ops.BulkViewAsync(done.Id)).Standing, (await ops.BulkViewAsync(done.Id)).Undone));
    }

    /// <summary>
    /// Leads in any state, any change for any of them, others deciding before, during and after: every lead that was done and that nobody
    /// touched is as before, and every other one as the others left it. When it entered its state and its version go on, as they should.
    /// </summary>
    [Theory, MemberData(nameof(KindsAndSeeds))]
    public async Task Do_then_undo_equals_before_except_what_others_changed(string kind, int seed)
    {
        await using var ops = await TestOps.StartAsync();
        var (maria, jonas, sam) = (await ops.MariaAsync(), await ops.JonasAsync(), await ops.SamAsync());
        var dice = new Random(seed);
        var ids = await ops.PendingLeadsAsync(60 + dice.Next(120));
        var others = new Others(ops, jonas, dice);
        foreach (var id in ids.Where(_ => dice.Next(4) == 0))
            await others.TouchAsync(id);
        foreach (var id in ids.Where(_ => dice.Next(4) == 0))
            await ops.Get<TagLead>().RunAsync(id, dice.Next(2) == 0 ? "Probate" : "Vacant", jonas, ct);

        var chosen = ids.Where(_ => dice.Next(3) > 0).ToList();
        var before = (await ops.LeadsAsync()).ToDictionary(lead => lead.Id, Facts);
        var tags = await TagsAsync(ops);
        var change = ChangeOf(kind, dice, sam);
        var isBesideTheVersion = change is BulkTag or BulkUntag;
        var actionId = await ops.StartedAsync(change, chosen, maria);
        others.Touched.Clear();
        foreach (var id in chosen.Where(_ => dice.Next(10) == 0))
            await others.TouchAsync(id);
        await ops.RunQueueAsync();
        foreach (var id in chosen.Where(_ => dice.Next(6) == 0))
            await others.TouchAsync(id);
        var left = (await ops.LeadsAsync()).ToDictionary(lead => lead.Id, Facts);

        await ops.UndoAsync(actionId, maria);

        var results = (await ops.BulkResultsAsync(actionId)).ToDictionary(result => result.RowId);
        Assert.Equal(chosen.Order(), results.Keys.Order());
        foreach (var lead in await ops.LeadsAsync())
        {
            var expected = others.Touched.Contains(lead.Id) ? left[lead.Id] : before[lead.Id];
            Assert.Equal(expected, Facts(lead));
            if (results.TryGetValue(lead.Id, out var result) && result.Outcome == BulkOutcome.Done)
                Assert.Equal(others.Touched.Contains(lead.Id) && !isBesideTheVersion ? BulkUndoOutcome.Kept : BulkUndoOutcome.Undone, result.Undo);
        }

        Assert.Equal(tags, await TagsAsync(ops));
        Assert.True(results.Values.Any(result => result.Undo == BulkUndoOutcome.Undone), "Nothing was undone: the test says nothing.");

        var view = await ops.BulkViewAsync(actionId);
        Assert.Equal((chosen.Count, view.Done), (view.RowsDone, view.UndoneSoFar));
        await using var db = ops.Open();
        foreach (var tally in await db.LeadTallies.ToListAsync(ct))
            Assert.Equal(await db.Leads.LongCountAsync(lead => lead.Status == tally.Status, ct), tally.Count);
    }

    public static TheoryData<string, int> KindsAndSeeds =>
        [.. new[] { BulkApprove.Name, BulkReject.Name, BulkAssign.Name, BulkTag.Name, BulkUntag.Name, BulkEdit.Name, BulkDelete.Name }.SelectMany(kind => new[] { 1, 2, 3 }.Select(seed => (kind, seed)))];

    private static LeadBulkChange ChangeOf(string kind, Random dice, Actor sam) => kind switch
    {
        BulkApprove.Name => new BulkApprove(),
        BulkReject.Name => new BulkReject(RejectReason.Other, "Not for us."),
        BulkAssign.Name => new BulkAssign(sam.UserId, sam.Name),
        BulkTag.Name => new BulkTag("Probate"),
        BulkUntag.Name => new BulkUntag("Vacant"),
        BulkEdit.Name => new BulkEdit(new Dictionary<string, string?> { ["Beds"] = dice.Next(2) == 0 ? "4" : null, ["Motivation"] = "High", ["AskingPriceCents"] = "125000" }),
        BulkDelete.Name => new BulkDelete(),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind."),
    };

    private static async Task<List<(long, long)>> TagsAsync(TestOps ops)
    {
        await using var db = ops.Open();
        return [.. (await db.LeadTags.AsNoTracking().OrderBy(row => row.LeadId).ThenBy(row => row.TagId).ToListAsync(ct)).Select(row => (row.LeadId, row.TagId))];
    }

    private static object Facts(Lead lead) => (
        lead.Status, lead.DecidedByName, lead.DecidedAtUtc, lead.RejectReason, lead.RejectNote, lead.CountdownStartedAtUtc,
        (lead.CountdownExpiresAtUtc, lead.Question, lead.Answer, lead.SoldToName, lead.AskingPriceCents, lead.Score, lead.Doubts),
        (lead.Beds, lead.Motivation, lead.AssigneeUserId, lead.AssigneeName, lead.DeletedAtUtc, lead.DuplicateOfLeadId, lead.AddressKey));

    /// <summary>A colleague who does something to a lead, whatever its state allows.</summary>
    private sealed class Others(TestOps ops, Actor who, Random dice)
    {
        public HashSet<long> Touched { get; } = [];

        public async Task TouchAsync(long id)
        {
            ops.Time.Advance(TimeSpan.FromSeconds(1));
            // In the trash there is nothing that anybody could do to it.
            if (await ops.ReadAsync(id) is not { } lead)
                return;
            var target = new LeadRef(id, lead.Version);
            var changed = lead.Status != LeadStatus.Pending ? await ops.Get<TakeBackLeadDecision>().RunAsync(target, who, ct)
                : dice.Next(3) switch
                {
                    0 => await ops.Get<ApproveLead>().RunAsync(target, who, ct),
                    1 => await ops.Get<RejectLead>().RunAsync(target, RejectReason.AlreadyListed, null, who, ct),
                    _ => await ops.Get<AskAboutLead>().RunAsync(target, "Is it empty?", who, ct),
                };
            if (changed.Succeeded)
                Touched.Add(id);
        }
    }
}
