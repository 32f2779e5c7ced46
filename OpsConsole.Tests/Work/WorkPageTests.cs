using OpsConsole.Core;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Work;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Work;

/// <summary>What the page of the queue shows and does.</summary>
public sealed class WorkPageTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task Work_stands_on_its_shelf_with_counts_and_the_oldest(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var first = await ops.QueueAsync();
        await ops.Get<WorkLeases>().CompleteAsync((await ops.ClaimAsync())!, ct);
        ops.Time.Advance(TimeSpan.FromHours(1));
        var oldest = ops.Time.NowUtc;
        var failed = await ops.QueueAsync(kind: "test.mail");
        await ops.Get<WorkLeases>().FailAsync((await ops.ClaimAsync())!, "The server said no.", ct);
        var dead = await ops.QueueAsync();
        await ops.Get<WorkLeases>().DieAsync((await ops.ClaimAsync())!, "It broke.", ct);
        var running = await ops.QueueAsync();
        await ops.ClaimAsync();
        var waiting = await ops.QueueAsync();

        var list = await FindAsync(new());
        Assert.Equal(oldest, list.OldestUtc);
        Assert.All(Enum.GetValues<WorkShelf>(), shelf => Assert.Equal(shelf == WorkShelf.Discarded ? 0 : 1, list.Counts[shelf]));
        foreach (var (shelf, id) in new[] { (WorkShelf.Waiting, waiting), (WorkShelf.Running, running), (WorkShelf.Failed, failed), (WorkShelf.Dead, dead), (WorkShelf.Done, first) })
        {
            var row = Assert.Single((await FindAsync(new(shelf))).Rows);
            Assert.Equal((id, shelf), (row.Id, row.Shelf));
        }

        Assert.Equal(failed, Assert.Single((await FindAsync(new(WorkShelf.Failed, "test.mail", "said no"))).Rows).Id);
        Assert.Empty((await FindAsync(new(WorkShelf.Failed, TestHandler.Name))).Rows);

        Task<WorkList> FindAsync(WorkFilter filter) => ops.Get<WorkListQuery>().LoadAsync(ops.TenantId, filter, null, ct);
    }

    [Theory, OnEveryDatabase]
    public async Task Every_attempt_that_failed_is_kept_with_its_error(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var id = await ops.QueueAsync(maxAttempts: 2);
        await ops.Get<WorkLeases>().FailAsync((await ops.ClaimAsync())!, "The server said no.", ct);
        ops.Time.Advance(TimeSpan.FromHours(1));
        await ops.Get<WorkLeases>().FailAsync((await ops.ClaimAsync())!, "It said no again.", ct);

        var detail = (await ops.Get<WorkDetailQuery>().LoadAsync(ops.TenantId, id, ct))!;
        Assert.Equal(WorkStatus.Dead, detail.Row.Status);
        Assert.Equal([(2, "It said no again."), (1, "The server said no.")], detail.Attempts.Select(attempt => (attempt.Number, attempt.Error)));
        Assert.Null(await ops.Get<WorkDetailQuery>().LoadAsync(ops.TenantId + 1, id, ct));
    }

    [Theory, OnEveryDatabase]
    public async Task What_moved_on_since_it_was_seen_is_not_touched(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var admin = await ops.SomebodyAsync("Ada Brandt", BuiltInRoles.Admin);
        var (one, other) = (await DeadAsync(ops), await DeadAsync(ops));
        var seen = (await ops.Get<WorkListQuery>().LoadAsync(ops.TenantId, new(WorkShelf.Dead), null, ct)).Rows.Select(row => row.Ref).ToList();
        ops.Time.Advance(TimeSpan.FromMinutes(1));
        await ops.Get<RequeueWork>().RunAsync(one, admin, ct);
        await ops.Get<WorkLeases>().DieAsync((await ops.ClaimAsync())!, "It broke again.", ct);

        var outcomes = (await ops.Get<RequeueChosenWork>().RunAsync(seen, admin, ct)).Value.ToDictionary(outcome => outcome.Id, outcome => outcome.Error);
        Assert.Equal(new WorkHasMovedOn(WorkStatus.Dead), outcomes[one]);
        Assert.Null(outcomes[other]);
        Assert.Equal((WorkStatus.Dead, WorkStatus.Waiting), ((await ops.ItemAsync(one)).Status, (await ops.ItemAsync(other)).Status));
    }

    [Theory, OnEveryDatabase]
    public async Task Discarding_others_work_takes_a_reason_that_is_kept_and_recorded(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var admin = await ops.SomebodyAsync("Ada Brandt", BuiltInRoles.Admin);
        var id = await DeadAsync(ops);
        Assert.Equal(new DiscardNeedsAReason(), (await ops.Get<DiscardWork>().RunAsync(id, " ", admin, ct)).Error);
        Assert.Equal(new DiscardNeedsAReason(), (await ops.Get<DiscardChosenWork>().RunAsync([id], "", admin, ct)).Error);
        Assert.IsType<NotAllowed>((await ops.Get<DiscardChosenWork>().RunAsync([id], "Why not.", await ops.MariaAsync(), ct)).Error);

        Assert.Null(Assert.Single((await ops.Get<DiscardChosenWork>().RunAsync([id], "The buyer is gone.", admin, ct)).Value).Error);
        Assert.Equal((WorkStatus.Discarded, "The buyer is gone."), (await ops.ItemAsync(id) is var item ? (item.Status, item.DiscardReason) : default));
        await using var db = ops.Open();
        Assert.Contains("The buyer is gone.", db.Activity.Single(entry => entry.Action == "work-item.discarded").Particulars, StringComparison.Ordinal);
    }

    [Fact]
    public void A_payload_shows_our_numbers_and_hides_what_could_be_anybodys()
    {
        var fields = WorkPayloadField.Of("test.mail", """{"importId":7,"isLast":true,"to":"ana@keller.test","phone":3135550100,"token":"abc","all":[1,2],"more":{"id":1}}""");
        Assert.Equal(["7", "true", "hidden, 15 characters", "hidden", "hidden, 3 characters", "hidden, 2 entries", "hidden"], fields.Select(field => field.Shown));
        Assert.True(Assert.Single(WorkPayloadField.Of("test.mail", "no json")).IsHidden);
        Assert.True(Assert.Single(WorkPayloadField.Of("test.mail", "\"a secret\"")).IsHidden);
    }

    private static async Task<long> DeadAsync(TestOps ops)
    {
        var id = await ops.QueueAsync();
        await ops.Get<WorkLeases>().DieAsync((await ops.ClaimAsync())!, "It broke.", ct);
        return id;
    }
}
