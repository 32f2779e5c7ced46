using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpsConsole.Core.Tenants;
using OpsConsole.Core.Work;
using OpsConsole.Jobs;
using OpsConsole.Jobs.Work;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Work;

public sealed class WorkRunnerTests
{
    [Fact]
    public async Task Work_runs_as_soon_as_it_is_queued()
    {
        await using var ops = await TestOps.StartAsync("Sqlite", services => services.AddHandler(new TestHandler((_, _) => Task.CompletedTask)));
        await using var runner = await StartAsync(ops);
        // The clock stands: only the live signal can have told the runner.
        var id = await ops.QueueAsync();
        await Eventually.IsTrueAsync(async () => (await ops.ItemAsync(id)).Status == WorkStatus.Done);
    }

    [Fact]
    public async Task Work_queued_by_another_node_is_found_within_a_second()
    {
        await using var ops = await TestOps.StartAsync("Sqlite", services => services.AddHandler(new TestHandler((_, _) => Task.CompletedTask)));
        await using var other = ops.AnotherNode();
        await using var runner = await StartAsync(ops);
        var id = await other.QueueAsync();
        await Eventually.IsTrueAsync(async () =>
        {
            ops.Time.Advance(TimeSpan.FromSeconds(1));
            return (await ops.ItemAsync(id)).Status == WorkStatus.Done;
        });
    }

    [Fact]
    public async Task Two_nodes_with_many_slots_run_each_item_once()
    {
        var runs = new ConcurrentBag<long>();
        var handler = new TestHandler((run, _) =>
        {
            runs.Add(run.ItemId);
            return Task.CompletedTask;
        });
        await using var ops = await TestOps.StartAsync("Sqlite", services => services.AddHandler(handler));
        await using var other = ops.AnotherNode(services => services.AddHandler(handler));
        var queued = new List<long>();
        for (var i = 0; i < 30; i++)
            queued.Add(await ops.QueueAsync());

        await using (await StartAsync(ops, slots: 6))
        await using (await StartAsync(other, slots: 6))
            await Eventually.IsTrueAsync(async () =>
            {
                foreach (var id in queued)
                    if ((await ops.ItemAsync(id)).Status != WorkStatus.Done)
                        return false;
                return true;
            }, seconds: 60);
        Assert.Equal(queued, runs.Order());
    }

    [Fact]
    public async Task A_flood_from_one_tenant_leaves_a_slot_for_the_others()
    {
        var finish = new TaskCompletionSource();
        await using var ops = await TestOps.StartAsync("Sqlite", services => services.AddHandler(
            new TestHandler((run, stop) => run.TenantId == 1 ? finish.Task.WaitAsync(stop) : Task.CompletedTask)));
        Assert.Equal(1, ops.TenantId);
        var delta = await ops.Get<CreateTenant>().RunAsync("Delta Homes", CancellationToken.None);
        var flood = new List<long>();
        for (var i = 0; i < 5; i++)
            flood.Add(await ops.QueueAsync());

        await using var runner = await StartAsync(ops);
        await Eventually.IsTrueAsync(async () => (await ops.ItemAsync(flood[0])).Status == WorkStatus.Running);
        var theirs = await ops.QueueAsync(tenantId: delta);
        await Eventually.IsTrueAsync(async () => (await ops.ItemAsync(theirs)).Status == WorkStatus.Done);
        Assert.Equal(WorkStatus.Waiting, (await ops.ItemAsync(flood[1])).Status);

        finish.SetResult();
        await Eventually.IsTrueAsync(async () => (await ops.ItemAsync(flood[4])).Status == WorkStatus.Done);
    }

    [Fact]
    public async Task The_only_tenant_has_all_slots()
    {
        var finish = new TaskCompletionSource();
        await using var ops = await TestOps.StartAsync("Sqlite", services => services.AddHandler(new TestHandler((_, stop) => finish.Task.WaitAsync(stop))));
        var (first, second) = (await ops.QueueAsync(), await ops.QueueAsync());
        await using var runner = await StartAsync(ops);
        await Eventually.IsTrueAsync(async () =>
            (await ops.ItemAsync(first)).Status == WorkStatus.Running && (await ops.ItemAsync(second)).Status == WorkStatus.Running);
        finish.SetResult();
    }

    [Fact]
    public async Task A_stopping_node_gives_its_work_back()
    {
        await using var ops = await TestOps.StartAsync("Sqlite", services => services.AddHandler(new TestHandler((_, stop) => Task.Delay(Timeout.Infinite, stop))));
        var id = await ops.QueueAsync();
        await using (await StartAsync(ops))
            await Eventually.IsTrueAsync(async () => (await ops.ItemAsync(id)).Status == WorkStatus.Running);
        var item = await ops.ItemAsync(id);
        Assert.Equal((WorkStatus.Waiting, 0), (item.Status, item.Attempts));
    }

    [Fact]
    public void Three_tenants_take_turns_however_much_one_has_queued()
    {
        var turns = new WorkTurns(slots: 2);
        List<long> served = [];
        for (var i = 0; i < 9; i++)
        {
            var next = turns.Order([1, 2, 3], [], isOnlyTenant: false).First();
            turns.Took(next);
            served.Add(next);
        }

        Assert.Equal([1, 2, 3, 1, 2, 3, 1, 2, 3], served);
        Assert.Equal([2, 3], turns.Order([1, 2, 3], [1], isOnlyTenant: false));
        Assert.Equal([1], turns.Order([1], [1], isOnlyTenant: true));
        Assert.Equal([1], new WorkTurns(slots: 1).Order([1], [], isOnlyTenant: false));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("65")]
    public void Concurrency_out_of_bounds_is_refused_at_the_start(string slots)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Work:Concurrency", slots)]).Build();
        Assert.Contains("Work:Concurrency", Assert.Throws<InvalidOperationException>(() => NodeSettings.From(configuration)).Message, StringComparison.Ordinal);
    }

    private static async Task<StoppedLater> StartAsync(TestOps ops, int slots = 2)
    {
        var runner = ActivatorUtilities.CreateInstance<WorkRunner>(ops.Get<IServiceProvider>(), new NodeSettings(slots, IsClustered: false));
        await runner.StartAsync(CancellationToken.None);
        return new StoppedLater(runner);
    }

    private sealed class StoppedLater(IHostedService service) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await service.StopAsync(CancellationToken.None);
    }
}
