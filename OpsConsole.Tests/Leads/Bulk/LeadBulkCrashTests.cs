using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpsConsole.Core.Bulk;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Bulk;
using OpsConsole.Core.Live;
using OpsConsole.Core.Work;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads.Imports;
using OpsConsole.Tests.Work;

namespace OpsConsole.Tests.Leads.Bulk;

/// <summary>A node dies in the middle of a bulk action or its undo; another goes on. Each lead is done once.</summary>
public sealed class LeadBulkCrashTests
{
    private const int Leads = (2 * BulkBatch.Most) + 20;

    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task Whichever_commit_a_node_dies_at_another_finishes_and_each_lead_is_done_once(string provider)
    {
        var counting = new DyingCommit(int.MaxValue, afterIt: false);
        await DieAsync(provider, counting.Configure, isUndo: false);
        // The claim, three batches, the end of the action, the end of the work.
        Assert.Equal(6, counting.Commits);
        for (var commit = 1; commit <= counting.Commits; commit++)
            foreach (var afterIt in (bool[])[false, true])
                await DieAsync(provider, new DyingCommit(commit, afterIt).Configure, isUndo: commit % 2 == 0);
    }

    [Theory, OnEveryDatabase]
    public async Task Wherever_a_node_dies_another_finishes_and_each_lead_is_done_once(string provider)
    {
        var words = DyingNode.Immortal();
        await DieAsync(provider, words.Configure, isUndo: false);
        foreach (var part in Enumerable.Range(0, 6))
            await DieAsync(provider, new DyingNode(1 + (words.Words * part / 6), afterIt: part % 2 == 1).Configure, isUndo: part >= 3);
    }

    [Theory, OnEveryDatabase]
    public async Task A_node_that_lost_its_lease_saves_nothing_more(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var maria = await ops.MariaAsync();
        var actionId = await ops.StartedAsync(new BulkApprove(), await ops.PendingLeadsAsync(Leads), maria);
        var zombie = (await ops.ClaimAsync())!;
        await using (var mortal = ops.AnotherNode(new DyingCommit(1, afterIt: true).Configure))
            await Assert.ThrowsAsync<NodeDied>(() => Handler(mortal).RunAsync(mortal.RunOf(zombie), ct));
        ops.Time.Advance(WorkLeases.Length);
        await ops.Get<WorkLeases>().TakeBackExpiredAsync(ct);
        ops.Time.Advance(TimeSpan.FromMinutes(1));
        var heir = (await ops.ClaimAsync())!;

        await Assert.ThrowsAsync<LeaseLost>(() => Handler(ops).RunAsync(ops.RunOf(zombie), ct));
        Assert.Equal(BulkBatch.Most, (await ops.BulkViewAsync(actionId)).RowsDone);
        await ops.Get<RunWork>().RunAsync(heir, ct);

        await AssertDoneOnceAsync(ops, actionId);
    }

    [Fact]
    public async Task A_node_that_is_told_to_stop_gives_the_action_back_and_another_goes_on()
    {
        await using var ops = await TestOps.StartAsync();
        var actionId = await ops.StartedAsync(new BulkApprove(), await ops.PendingLeadsAsync(Leads), await ops.MariaAsync());
        await using var other = ops.AnotherNode();
        using var stopping = new CancellationTokenSource();
        using var listening = other.Get<LiveFeed>().Subscribe([Topic.One(ops.TenantId, "lead-bulk", actionId)], _ => stopping.Cancel());
        await other.Get<RunWork>().RunAsync((await other.ClaimAsync())!, stopping.Token);

        Assert.Equal((BulkStanding.Waiting, BulkBatch.Most), ((await ops.BulkViewAsync(actionId)).Standing, (await ops.BulkViewAsync(actionId)).RowsDone));
        await ops.RunQueueAsync();
        await AssertDoneOnceAsync(ops, actionId);
    }

    [Fact]
    public async Task Work_that_was_given_up_is_gone_on_with_behind_the_last_lead()
    {
        await using var ops = await TestOps.StartAsync();
        var maria = await ops.MariaAsync();
        var actionId = await ops.StartedAsync(new BulkApprove(), await ops.PendingLeadsAsync(Leads), maria);
        var claim = (await ops.ClaimAsync())!;
        await using (var mortal = ops.AnotherNode(new DyingCommit(1, afterIt: true).Configure))
            await Assert.ThrowsAsync<NodeDied>(() => Handler(mortal).RunAsync(mortal.RunOf(claim), ct));
        await ops.Get<WorkLeases>().DieAsync(claim, "The disk is full.", ct);
        Assert.Equal((BulkStanding.GivenUp, "The disk is full."), ((await ops.BulkViewAsync(actionId)).Standing, (await ops.BulkViewAsync(actionId)).Trouble));

        Assert.True((await ops.Get<RetryBulk>().RunAsync(actionId, maria, ct)).Succeeded);
        await ops.RunQueueAsync();

        await AssertDoneOnceAsync(ops, actionId);
    }

    private static LeadBulkWork Handler(TestOps node) => node.Get<IEnumerable<IWorkHandler>>().OfType<LeadBulkWork>().Single();

    private static async Task DieAsync(string provider, Action<IServiceCollection> mortality, bool isUndo)
    {
        await using var survivor = await TestOps.StartAsync(provider);
        var maria = await survivor.MariaAsync();
        var actionId = await survivor.StartedAsync(new BulkApprove(), await survivor.PendingLeadsAsync(Leads), maria);
        if (isUndo)
        {
            await survivor.RunQueueAsync();
            await survivor.Get<UndoBulk>().RunAsync(actionId, maria, ct);
        }

        await using var mortal = survivor.AnotherNode(mortality);
        await Record.ExceptionAsync(() => LookAsync(mortal));
        for (var look = 0; look < 10 && (await survivor.BulkViewAsync(actionId)).Standing is not (BulkStanding.Finished or BulkStanding.Undone); look++)
        {
            survivor.Time.Advance(TimeSpan.FromMinutes(2));
            await LookAsync(survivor);
        }

        if (isUndo)
            await AssertUndoneOnceAsync(survivor, actionId);
        else
            await AssertDoneOnceAsync(survivor, actionId);
    }

    private static async Task LookAsync(TestOps node)
    {
        await node.Get<WorkLeases>().TakeBackExpiredAsync(ct);
        if (await node.ClaimAsync() is { } claim)
            await node.Get<RunWork>().RunAsync(claim, ct);
    }

    private static async Task AssertDoneOnceAsync(TestOps ops, long actionId)
    {
        var view = await ops.BulkViewAsync(actionId);
        Assert.Equal((BulkStanding.Finished, (Leads, 0, 0)), (view.Standing, view.Counts()));
        Assert.All(await ops.LeadsAsync(), lead => Assert.Equal((LeadStatus.Approved, 2L), (lead.Status, lead.Version)));
        Assert.Equal(Leads, (await ops.BulkResultsAsync(actionId)).Count);
        await using var db = ops.Open();
        Assert.Equal(Leads, await db.Activity.CountAsync(entry => entry.Action == "lead.approved", ct));
        Assert.Equal(1, await db.Activity.CountAsync(entry => entry.Action == "lead-bulk.finished", ct));
        Assert.Equal(Leads, (await db.LeadTallies.SingleAsync(tally => tally.Status == LeadStatus.Approved, ct)).Count);
    }

    private static async Task AssertUndoneOnceAsync(TestOps ops, long actionId)
    {
        var view = await ops.BulkViewAsync(actionId);
        Assert.Equal((BulkStanding.Undone, Leads, 0), (view.Standing, view.Undone, view.Kept));
        Assert.All(await ops.LeadsAsync(), lead => Assert.Equal((LeadStatus.Pending, 3L), (lead.Status, lead.Version)));
        await using var db = ops.Open();
        Assert.Equal(Leads, await db.Activity.CountAsync(entry => entry.Action == "lead.taken-back", ct));
        Assert.Equal(Leads, (await db.LeadTallies.SingleAsync(tally => tally.Status == LeadStatus.Pending, ct)).Count);
    }
}
