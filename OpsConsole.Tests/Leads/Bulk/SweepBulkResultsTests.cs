using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Bulk;
using OpsConsole.Core.Leads.Bulk;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Work;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads.Imports;
using OpsConsole.Tests.Work;

namespace OpsConsole.Tests.Leads.Bulk;

public sealed class SweepBulkResultsTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task Results_go_when_they_are_old_and_the_counts_stay(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var maria = await ops.MariaAsync();
        var old = await ops.BulkAsync(new BulkApprove(), await ops.PendingLeadsAsync(1_100), maria);
        ops.Time.Advance(TimeSpan.FromDays(89));
        var young = await ops.BulkAsync(new BulkTag("Vacant"), await ops.PendingLeadsAsync(3, "Elm St"), maria);
        Assert.Equal(0, await ops.Get<SweepBulkResults>().RunAsync(ct));

        ops.Time.Advance(TimeSpan.FromDays(2));
        Assert.Equal(1, await ops.Get<SweepBulkResults>().RunAsync(ct));

        Assert.Empty(await ops.BulkResultsAsync(old.Id));
        Assert.Equal(3, (await ops.BulkResultsAsync(young.Id)).Count);
        await using var db = ops.Open();
        Assert.Equal([young.Id], await db.BulkBatches.Select(batch => batch.ActionId).Distinct().ToListAsync(ct));
        var view = await ops.BulkViewAsync(old.Id);
        Assert.Equal((BulkStanding.Finished, (1_100, 0, 0)), (view.Standing, view.Counts()));
        Assert.NotNull(view.SweptAtUtc);
        Assert.IsType<BulkResultsAreGone>((await ops.Get<RetryBulk>().RunAsync(old.Id, maria, ct)).Error);
        Assert.IsType<BulkResultsAreGone>((await ops.Get<UndoBulk>().RunAsync(old.Id, maria, ct)).Error);
        Assert.Equal(0, await ops.Get<SweepBulkResults>().RunAsync(ct));
    }

    [Fact]
    public async Task What_was_given_up_and_never_gone_on_with_goes_too_and_what_still_waits_stays()
    {
        await using var ops = await TestOps.StartAsync();
        var maria = await ops.MariaAsync();
        var ids = await ops.PendingLeadsAsync(5);
        var dead = await ops.StartedAsync(new BulkApprove(), ids, maria);
        await ops.Get<WorkLeases>().DieAsync((await ops.ClaimAsync())!, "The disk is full.", ct);
        var waiting = await ops.StartedAsync(new BulkApprove(), ids, maria);
        ops.Time.Advance(TimeSpan.FromDays(91));

        Assert.Equal(1, await ops.Get<SweepBulkResults>().RunAsync(ct));

        Assert.IsType<BulkResultsAreGone>((await ops.Get<RetryBulk>().RunAsync(dead, maria, ct)).Error);
        await ops.RunQueueAsync();
        Assert.Equal((5, 0, 0), (await ops.BulkViewAsync(waiting)).Counts());
    }

    [Fact]
    public async Task Killed_after_the_mark_the_next_run_removes_what_is_left()
    {
        await using var ops = await TestOps.StartAsync();
        var old = await ops.BulkAsync(new BulkApprove(), await ops.PendingLeadsAsync(4), await ops.MariaAsync());
        await using (var db = ops.Open())
            await db.BulkActions.ExecuteUpdateAsync(set => set.SetProperty(action => action.SweptAtUtc, ops.Time.NowUtc), ct);

        Assert.Equal(1, await ops.Get<SweepBulkResults>().RunAsync(ct));
        Assert.Empty(await ops.BulkResultsAsync(old.Id));
    }

    [Fact]
    public void Nothing_is_swept_that_can_still_be_undone() => Assert.True(TimeSpan.FromDays(SettingCatalog.BulkResultDays.Least) > BulkAction.UndoTime);
}
