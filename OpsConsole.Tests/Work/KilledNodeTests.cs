using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using OpsConsole.Core.Work;
using OpsConsole.Jobs;
using OpsConsole.Jobs.Work;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Work;

/// <summary>A real process, killed in the middle of its work without a word.</summary>
public sealed class KilledNodeTests
{
    private const int StepCount = 200;
    private const string Connection = "OPSCONSOLE_TEST_KILLED_CONNECTION";
    private const string Tenant = "OPSCONSOLE_TEST_KILLED_TENANT";

    [Fact]
    public async Task What_a_killed_process_had_begun_is_finished_by_another_and_each_result_is_there_once()
    {
        TestOps ops = null!;
        await using (ops = await TestOps.StartAsync("Sqlite", services => services.AddHandler(Queued.Steps(() => ops, StepCount))))
        {
            var id = await ops.QueueAsync();
            await using (StartNode(ops))
                await Eventually.IsTrueAsync(async () => (await ops.ItemAsync(id)).ProgressDone >= 5, seconds: 180);

            var left = await ops.ItemAsync(id);
            Assert.Equal(WorkStatus.Running, left.Status);
            Assert.InRange(left.ProgressDone, 5, StepCount - 1);

            ops.Time.Advance(WorkLeases.Length);
            Assert.Equal(1, await ops.Get<WorkLeases>().TakeBackExpiredAsync(CancellationToken.None));
            ops.Time.Advance(TimeSpan.FromSeconds(12));
            var claim = (await ops.ClaimAsync())!;
            Assert.Equal((2, left.ProgressDone), (claim.Attempt, claim.ProgressDone));
            await ops.Get<RunWork>().RunAsync(claim, CancellationToken.None);

            Assert.Equal(WorkStatus.Done, (await ops.ItemAsync(id)).Status);
            Assert.Equal(Enumerable.Range(1, StepCount).Select(step => $"{id}/{step}"), await ops.ResultsAsync());
        }
    }

    /// <summary>The other process: this very test, which the one above starts and kills.</summary>
    [Fact(Explicit = true)]
    public async Task The_process_that_is_killed()
    {
        TestOps node = null!;
        var steps = new TestHandler(async (run, ct) =>
        {
            for (var step = run.Done + 1; step <= StepCount; step++)
            {
                await node.SaveStepAsync(run, step, ct);
                await Task.Delay(25, ct);
            }
        });
        var tenantId = long.Parse(Environment.GetEnvironmentVariable(Tenant)!, CultureInfo.InvariantCulture);
        node = TestOps.Over(Environment.GetEnvironmentVariable(Connection)!, tenantId, services => services.AddHandler(steps));
        var runner = ActivatorUtilities.CreateInstance<WorkRunner>(node.Get<IServiceProvider>(), new NodeSettings(2, IsClustered: false));
        await runner.StartAsync(CancellationToken.None);
        // Should the one that kills have died itself, this ends all the same.
        await Task.Delay(TimeSpan.FromMinutes(2));
    }

    private static TestProcess StartNode(TestOps ops) => TestProcess.Start(typeof(KilledNodeTests), nameof(The_process_that_is_killed),
        (Connection, ops.Connection), (Tenant, ops.TenantId.ToString(CultureInfo.InvariantCulture)));
}
