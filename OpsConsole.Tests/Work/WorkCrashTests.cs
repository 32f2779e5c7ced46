using OpsConsole.Core.Work;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Work;

/// <summary>A node is killed at every single word it says to the database, from its first look at the queue to the last; another goes on.</summary>
public sealed class WorkCrashTests
{
    private const int StepCount = 3;

    [Theory, OnEveryDatabase]
    public async Task Wherever_a_node_dies_another_finishes_and_each_result_is_there_once(string provider)
    {
        var words = await RunAndDieAsync(provider, DyingNode.Immortal());
        Assert.InRange(words, 15, 60);
        for (var word = 1; word <= words; word++)
        {
            await RunAndDieAsync(provider, new DyingNode(word, afterIt: false));
            await RunAndDieAsync(provider, new DyingNode(word, afterIt: true));
        }
    }

    private static async Task<int> RunAndDieAsync(string provider, DyingNode death)
    {
        TestOps survivor = null!;
        TestOps mortal = null!;
        await using (survivor = await TestOps.StartAsync(provider, services => services.AddHandler(Queued.Steps(() => survivor, StepCount))))
        await using (mortal = survivor.AnotherNode(services =>
        {
            death.Configure(services);
            services.AddHandler(Queued.Steps(() => mortal, StepCount));
        }))
        {
            var id = await survivor.QueueAsync();
            await Record.ExceptionAsync(() => LookAsync(mortal));
            var words = death.Words;

            for (var look = 0; look < 10 && (await survivor.ItemAsync(id)).Status != WorkStatus.Done; look++)
            {
                survivor.Time.Advance(TimeSpan.FromMinutes(2));
                await LookAsync(survivor);
            }

            Assert.Equal(WorkStatus.Done, (await survivor.ItemAsync(id)).Status);
            Assert.Equal(Enumerable.Range(1, StepCount).Select(step => $"{id}/{step}"), await survivor.ResultsAsync());
            return words;
        }
    }

    /// <summary>What a runner does on each look.</summary>
    private static async Task LookAsync(TestOps node)
    {
        var leases = node.Get<WorkLeases>();
        await leases.TakeBackExpiredAsync(CancellationToken.None);
        foreach (var tenant in (await leases.TenantsWaitingAsync(CancellationToken.None)).Waiting)
            if (await leases.ClaimAsync(tenant, CancellationToken.None) is { } claim)
                await node.Get<RunWork>().RunAsync(claim, CancellationToken.None);
    }
}
