using OpsConsole.Core;
using OpsConsole.Core.Bulk;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Bulk;
using OpsConsole.Core.Live;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Users;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads.Imports;
using OpsConsole.Tests.Users;

namespace OpsConsole.Tests.Leads.Bulk;

public sealed class LeadBulkStopTests
{
    private const int Leads = (2 * BulkBatch.Most) + 20;

    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task Stopped_between_two_batches_the_first_stays_and_the_rest_is_not_done(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (maria, jonas) = (await ops.MariaAsync(), await ops.JonasAsync());
        var actionId = await ops.StartedAsync(new BulkApprove(), await ops.PendingLeadsAsync(Leads), maria);
        await ops.RunUntilFirstBatchAsync(actionId, () => ops.Get<StopBulk>().RunAsync(actionId, jonas, ct));

        var view = await ops.BulkViewAsync(actionId);
        Assert.Equal((BulkStanding.Stopped, "Jonas Reyes stopped it.", Leads), (view.Standing, view.StopReason, view.RowsDone));
        Assert.InRange(view.Done, BulkBatch.Most, Leads - 1);
        Assert.Equal(view.Done, (await ops.LeadsAsync()).Count(lead => lead.Status == LeadStatus.Approved));
        Assert.All((await ops.BulkResultsAsync(actionId)).Where(result => result.Outcome != BulkOutcome.Done),
            result => Assert.Equal((BulkOutcome.Failed, "Not done. Jonas Reyes stopped it."), (result.Outcome, result.Reason)));
        Assert.Equal(["lead-bulk.started", "lead-bulk.stopped", "lead-bulk.finished"], await ops.ActionsAsync("lead-bulk", actionId));
        Assert.IsType<BulkIsNotAtWork>((await ops.Get<StopBulk>().RunAsync(actionId, jonas, ct)).Error);

        Assert.True((await ops.Get<RetryBulk>().RunAsync(actionId, maria, ct)).Succeeded);
        await ops.RunQueueAsync();
        var whole = await ops.BulkViewAsync(actionId);
        Assert.Equal((BulkStanding.Finished, null, (Leads, 0, 0)), (whole.Standing, whole.StopReason, whole.Counts()));
        Assert.Equal(Leads, (await ops.UndoAsync(actionId, maria)).Undone);
    }

    [Fact]
    public async Task Stopped_before_its_turn_nothing_is_done()
    {
        await using var ops = await TestOps.StartAsync();
        var maria = await ops.MariaAsync();
        var actionId = await ops.StartedAsync(new BulkApprove(), await ops.PendingLeadsAsync(5), maria);

        Assert.True((await ops.Get<StopBulk>().RunAsync(actionId, maria, ct)).Succeeded);
        Assert.IsType<BulkIsStopping>((await ops.Get<StopBulk>().RunAsync(actionId, maria, ct)).Error);
        Assert.Equal(BulkStanding.Stopping, (await ops.BulkViewAsync(actionId)).Standing);
        await ops.RunQueueAsync();

        Assert.Equal((BulkStanding.Stopped, (0, 0, 5)), ((await ops.BulkViewAsync(actionId)).Standing, (await ops.BulkViewAsync(actionId)).Counts()));
        Assert.All(await ops.LeadsAsync(), lead => Assert.Equal((LeadStatus.Pending, 1L), (lead.Status, lead.Version)));
    }

    [Fact]
    public async Task Only_who_may_do_the_change_may_stop_it()
    {
        await using var ops = await TestOps.StartAsync();
        var actionId = await ops.StartedAsync(new BulkApprove(), await ops.PendingLeadsAsync(2), await ops.MariaAsync());

        Assert.IsType<NotAllowed>((await ops.Get<StopBulk>().RunAsync(actionId, await ops.SamAsync(), ct)).Error);
        Assert.IsType<NotFound>((await ops.Get<StopBulk>().RunAsync(9_999, await ops.MariaAsync(), ct)).Error);
    }

    [Theory, OnEveryDatabase]
    public async Task Who_loses_the_permission_while_it_runs_does_no_further_lead(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (maria, jonas, iris) = (await ops.MariaAsync(), await ops.JonasAsync(), await ops.IrisAsync());
        var actionId = await ops.StartedAsync(new BulkApprove(), await ops.PendingLeadsAsync(Leads), maria);
        await ops.RunUntilFirstBatchAsync(actionId, async () => await ops.Get<ChangeUserRoles>().RunAsync(await ops.RefAsync(maria.UserId!.Value), [BuiltInRoles.Staff], iris, ct));

        var view = await ops.BulkViewAsync(actionId);
        Assert.Equal(BulkStanding.Stopped, view.Standing);
        Assert.StartsWith("Maria Keller may not do this any more: “", view.StopReason, StringComparison.Ordinal);
        Assert.Equal(view.Done, (await ops.LeadsAsync()).Count(lead => lead.Status == LeadStatus.Approved));
        Assert.InRange(view.Failed, 1, Leads - BulkBatch.Most);
        Assert.All((await ops.BulkResultsAsync(actionId)).Where(result => result.Outcome == BulkOutcome.Failed), result => Assert.StartsWith("Not done. Maria Keller may not", result.Reason, StringComparison.Ordinal));

        // Whoever may goes on, in their own name.
        Assert.IsType<NotAllowed>((await ops.Get<RetryBulk>().RunAsync(actionId, await ops.Get<AccessDirectory>().ActorAsync(maria.UserId!.Value), ct)).Error);
        Assert.True((await ops.Get<RetryBulk>().RunAsync(actionId, jonas, ct)).Succeeded);
        await ops.RunQueueAsync();
        Assert.Equal((Leads, 0, 0), (await ops.BulkViewAsync(actionId)).Counts());
        Assert.Equal(view.Failed, (await ops.LeadsAsync()).Count(lead => lead.DecidedByName == "Jonas Reyes"));
    }

    [Theory, OnEveryDatabase]
    public async Task An_undo_that_is_stopped_leaves_the_rest_changed_and_can_go_on(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (maria, jonas) = (await ops.MariaAsync(), await ops.JonasAsync());
        var done = await ops.BulkAsync(new BulkApprove(), await ops.PendingLeadsAsync(Leads), maria);
        Assert.True((await ops.Get<UndoBulk>().RunAsync(done.Id, maria, ct)).Succeeded);
        await ops.RunUntilFirstBatchAsync(done.Id, () => ops.Get<StopBulk>().RunAsync(done.Id, jonas, ct));

        var view = await ops.BulkViewAsync(done.Id);
        Assert.Equal((BulkStanding.UndoStopped, "Jonas Reyes stopped it."), (view.Standing, view.StopReason));
        Assert.InRange(view.Undone, BulkBatch.Most, Leads - 1);
        Assert.Equal((view.Undone, Leads - view.Undone), ((await ops.LeadsAsync()).Count(lead => lead.Status == LeadStatus.Pending), (await ops.LeadsAsync()).Count(lead => lead.Status == LeadStatus.Approved)));
        Assert.Equal(["lead-bulk.started", "lead-bulk.finished", "lead-bulk.undo-started", "lead-bulk.stopped"], await ops.ActionsAsync("lead-bulk", done.Id));
        Assert.IsType<BulkIsNotAtWork>((await ops.Get<StopBulk>().RunAsync(done.Id, jonas, ct)).Error);

        Assert.True((await ops.Get<RetryBulk>().RunAsync(done.Id, maria, ct)).Succeeded);
        Assert.IsType<BulkIsAtWork>((await ops.Get<RetryBulk>().RunAsync(done.Id, maria, ct)).Error);
        await ops.RunQueueAsync();
        Assert.Equal((BulkStanding.Undone, Leads, 0), ((await ops.BulkViewAsync(done.Id)).Standing, (await ops.BulkViewAsync(done.Id)).Undone, (await ops.BulkViewAsync(done.Id)).Kept));
    }

    [Fact]
    public async Task An_undo_of_somebody_who_lost_the_permission_is_given_up_with_the_reason_and_gone_on_with_by_another()
    {
        await using var ops = await TestOps.StartAsync();
        var (maria, jonas, iris) = (await ops.MariaAsync(), await ops.JonasAsync(), await ops.IrisAsync());
        var done = await ops.BulkAsync(new BulkApprove(), await ops.PendingLeadsAsync(Leads), maria);
        Assert.True((await ops.Get<UndoBulk>().RunAsync(done.Id, maria, ct)).Succeeded);
        await ops.RunUntilFirstBatchAsync(done.Id, async () => await ops.Get<DisableUser>().RunAsync(maria.UserId!.Value, "Left the firm", iris, ct));

        var view = await ops.BulkViewAsync(done.Id);
        Assert.Equal(BulkStanding.UndoGivenUp, view.Standing);
        Assert.StartsWith("Maria Keller may not do this any more", view.Trouble, StringComparison.Ordinal);
        Assert.Equal(view.Undone, (await ops.LeadsAsync()).Count(lead => lead.Status == LeadStatus.Pending));

        Assert.True((await ops.Get<RetryBulk>().RunAsync(done.Id, jonas, ct)).Succeeded);
        await ops.RunQueueAsync();
        Assert.Equal((BulkStanding.Undone, Leads), ((await ops.BulkViewAsync(done.Id)).Standing, (await ops.BulkViewAsync(done.Id)).Undone));
    }
}

internal static class BulksInTheMiddle
{
    /// <summary>Runs the queue; as soon as the first batch is saved, something happens before the next one begins, and it goes on to its end.</summary>
    public static async Task RunUntilFirstBatchAsync(this TestOps ops, long actionId, Func<Task> happens, string subject = "lead-bulk")
    {
        var happened = 0;
        using var listening = ops.Get<LiveFeed>().Subscribe([Topic.One(ops.TenantId, subject, actionId)], _ =>
        {
            // The feed tells on the thread that saved: the run waits for this.
            if (Interlocked.Exchange(ref happened, 1) == 0)
                Task.Run(happens).GetAwaiter().GetResult();
        });
        await ops.RunQueueAsync();
        Assert.Equal(1, happened);
    }
}
