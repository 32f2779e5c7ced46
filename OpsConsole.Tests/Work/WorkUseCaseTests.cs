using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Tenants;
using OpsConsole.Core.Work;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Work;

public sealed class WorkUseCaseTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task Requeue_GivesDeadWorkItsAttemptsAgain_AndRecordsWho(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var admin = await ops.SomebodyAsync("Ada Brandt", BuiltInRoles.Admin);
        var id = await DeadAsync(ops);

        Assert.Equal(WorkStatus.Waiting, (await ops.Get<RequeueWork>().RunAsync(id, admin, ct)).Value);
        var item = await ops.ItemAsync(id);
        Assert.Equal((WorkStatus.Waiting, 0, (string?)null, (DateTime?)null), (item.Status, item.Attempts, item.Error, item.EndedAtUtc));
        Assert.Equal(["work-item.died", "work-item.requeued"], await ActionsAsync(ops));
        Assert.Equal(1, (await ops.ClaimAsync())!.Attempt);
    }

    [Theory, OnEveryDatabase]
    public async Task Discard_PutsAsideWhatWaitsOrIsDead_AndItCanComeBack(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var admin = await ops.SomebodyAsync("Ada Brandt", BuiltInRoles.Admin);
        var dead = await DeadAsync(ops);
        var waiting = await ops.QueueAsync();

        Assert.Equal(WorkStatus.Discarded, (await ops.Get<DiscardWork>().RunAsync(dead, "No longer needed.", admin, ct)).Value);
        Assert.Equal(WorkStatus.Discarded, (await ops.Get<DiscardWork>().RunAsync(waiting, "No longer needed.", admin, ct)).Value);
        Assert.Null(await ops.ClaimAsync());
        Assert.Equal(new WorkCannotBeDiscarded(WorkStatus.Discarded), (await ops.Get<DiscardWork>().RunAsync(dead, "No longer needed.", admin, ct)).Error);
        Assert.True((await ops.Get<RequeueWork>().RunAsync(waiting, admin, ct)).Succeeded);
        Assert.Equal(waiting, (await ops.ClaimAsync())!.ItemId);
    }

    [Fact]
    public async Task Running_work_is_neither_discarded_nor_requeued()
    {
        await using var ops = await TestOps.StartAsync();
        var admin = await ops.SomebodyAsync("Ada Brandt", BuiltInRoles.Admin);
        var id = await ops.QueueAsync();
        await ops.ClaimAsync();
        Assert.Equal(new WorkCannotBeDiscarded(WorkStatus.Running), (await ops.Get<DiscardWork>().RunAsync(id, "No longer needed.", admin, ct)).Error);
        Assert.Equal(new WorkIsNotDead(WorkStatus.Running), (await ops.Get<RequeueWork>().RunAsync(id, admin, ct)).Error);
        Assert.Empty(await ActionsAsync(ops));
    }

    [Fact]
    public async Task Requeue_ByTwoAtOnce_HappensOnce()
    {
        await using var ops = await TestOps.StartAsync();
        var admin = await ops.SomebodyAsync("Ada Brandt", BuiltInRoles.Admin);
        var id = await DeadAsync(ops);
        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => ops.Get<RequeueWork>().RunAsync(id, admin, ct))));
        Assert.Single(results, result => result.Succeeded);
        Assert.Single(await ActionsAsync(ops), "work-item.requeued");
    }

    [Fact]
    public async Task Whoever_may_not_manage_work_is_refused()
    {
        await using var ops = await TestOps.StartAsync();
        var maria = await ops.MariaAsync();
        var id = await DeadAsync(ops);
        Assert.IsType<NotAllowed>((await ops.Get<RequeueWork>().RunAsync(id, maria, ct)).Error);
        Assert.IsType<NotAllowed>((await ops.Get<DiscardWork>().RunAsync(id, "No longer needed.", maria, ct)).Error);
        Assert.Equal(WorkStatus.Dead, (await ops.ItemAsync(id)).Status);
    }

    [Theory, OnEveryDatabase]
    public async Task Whoever_queued_work_may_put_it_aside_and_queue_it_again(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (ana, maria) = (await ops.AnaAsync(), await ops.MariaAsync());
        await using var db = ops.Open();
        var item = WorkQueue.Enqueue(db, TestHandler.Name, new { }, ana, ops.Time);
        await db.SaveChangesAsync();

        Assert.IsType<NotAllowed>((await ops.Get<DiscardWork>().RunAsync(item.Id, "No longer needed.", maria, ct)).Error);
        Assert.Equal(WorkStatus.Discarded, (await ops.Get<DiscardWork>().RunAsync(item.Id, "No longer needed.", ana, ct)).Value);
        Assert.IsType<NotAllowed>((await ops.Get<RequeueWork>().RunAsync(item.Id, maria, ct)).Error);
        Assert.Equal(WorkStatus.Waiting, (await ops.Get<RequeueWork>().RunAsync(item.Id, ana, ct)).Value);
    }

    [Theory, OnEveryDatabase]
    public async Task The_tray_shows_ones_own_work_and_forgets_it_after_a_day(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (ana, maria) = (await ops.AnaAsync(), await ops.MariaAsync());
        await using var db = ops.Open();
        var done = WorkQueue.Enqueue(db, TestHandler.Name, new { }, ana, ops.Time);
        WorkQueue.Enqueue(db, "users.letter", new { }, ana, ops.Time, delay: TimeSpan.FromDays(9));
        WorkQueue.Enqueue(db, TestHandler.Name, new { }, maria, ops.Time, delay: TimeSpan.FromDays(9));
        await db.SaveChangesAsync();
        await ops.Get<WorkLeases>().CompleteAsync((await ops.ClaimAsync())!, ct);

        Assert.Equal([done.Id], (await TrayAsync()).Select(item => item.Id));
        ops.Time.Advance(TimeSpan.FromHours(25));
        Assert.Empty(await TrayAsync());

        Task<IReadOnlyList<MyWork>> TrayAsync() => ops.Get<MyWorkQuery>().LoadAsync(ops.TenantId, ana.UserId!.Value, [TestHandler.Name], ct);
    }

    [Fact]
    public async Task Another_tenants_work_is_not_found()
    {
        await using var ops = await TestOps.StartAsync();
        var delta = await ops.Get<CreateTenant>().RunAsync("Delta Homes", ct);
        var stranger = await ops.SomebodyAsync("Dora Delta", BuiltInRoles.Admin, delta);
        var id = await DeadAsync(ops);
        Assert.IsType<NotFound>((await ops.Get<RequeueWork>().RunAsync(id, stranger, ct)).Error);
        Assert.IsType<NotFound>((await ops.Get<DiscardWork>().RunAsync(id, "No longer needed.", stranger, ct)).Error);
        Assert.IsType<NotFound>((await ops.Get<WorkItemQuery>().RunAsync(id, stranger, ct)).Error);
    }

    [Theory, OnEveryDatabase]
    public async Task Progress_is_shown_to_whoever_queued_it_and_to_those_who_see_work(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (ana, maria, bella) = (await ops.AnaAsync(), await ops.MariaAsync(), await ops.SomebodyAsync("Bella Buyer", BuiltInRoles.Buyer));
        await using var db = ops.Open();
        var item = WorkQueue.Enqueue(db, TestHandler.Name, new { }, ana, ops.Time);
        await db.SaveChangesAsync();
        var run = ops.RunOf((await ops.ClaimAsync())!);
        await run.CheckpointAsync(db, 30, 120, "Reading lines", ct);

        foreach (var actor in new[] { ana, maria })
        {
            var row = (await ops.Get<WorkItemQuery>().RunAsync(item.Id, actor, ct)).Value;
            Assert.Equal((WorkStatus.Running, 30L, 120L, "Reading lines"), (row.Status, row.Done, row.Total, row.Text));
        }

        Assert.IsType<NotAllowed>((await ops.Get<WorkItemQuery>().RunAsync(item.Id, bella, ct)).Error);
    }

    private static async Task<long> DeadAsync(TestOps ops)
    {
        var id = await ops.QueueAsync();
        await ops.Get<WorkLeases>().DieAsync((await ops.ClaimAsync())!, "It broke.", ct);
        return id;
    }

    private static async Task<List<string>> ActionsAsync(TestOps ops)
    {
        await using var db = ops.Open();
        return await db.Activity.Where(entry => entry.SubjectKind == WorkItem.Subject).OrderBy(entry => entry.Id).Select(entry => entry.Action).ToListAsync();
    }
}
