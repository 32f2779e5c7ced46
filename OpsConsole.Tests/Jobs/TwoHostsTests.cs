using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using OpsConsole.Core.Jobs;
using OpsConsole.Jobs;
using OpsConsole.Tests.Ground;
using Quartz;

namespace OpsConsole.Tests.Jobs;

/// <summary>Two nodes with the real scheduler on the real clock, over one database.</summary>
public sealed class TwoHostsTests(ITestOutputHelper output)
{
    private const int Count = 50;
    private static readonly CancellationToken ct = CancellationToken.None;

    [Fact]
    public async Task Fifty_jobs_due_in_the_same_second_run_once_each()
    {
        // The first database of a run takes its time.
        await using (await TestOps.StartAsync())
        {
        }

        // Far enough that both nodes are up by then, and never again.
        var due = TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(8);
        due = due.AddTicks(-(due.Ticks % TimeSpan.TicksPerSecond));
        var ran = new ConcurrentBag<string>();
        var jobs = Enumerable.Range(1, Count)
            .Select(n => new JobDefinition($"job-{n}", $"{due.Second} {due.Minute} {due.Hour} {due.Day} {due.Month} ? {due.Year}", "UTC", TimeSpan.FromMinutes(5), "To test.", typeof(Noting)))
            .ToList();
        await using var ops = await TestOps.StartAsync("Sqlite", AddJobs);
        await using var other = ops.AnotherNode(AddJobs);
        var schedulers = new[] { await ops.Get<ISchedulerFactory>().GetScheduler(ct), await other.Get<ISchedulerFactory>().GetScheduler(ct) };
        foreach (var scheduler in schedulers)
            await scheduler.Start(ct);
        Assert.True(TimeProvider.System.GetUtcNow().UtcDateTime < due, "The nodes were not up in time.");

        await Eventually.IsTrueAsync(async () => (await JobRunsTests.RunsAsync(ops)).Count(run => run.Outcome == JobOutcome.Succeeded) == Count, seconds: 90);
        await Task.WhenAll(schedulers.Select(scheduler => scheduler.Shutdown(true, ct).AsTask()));

        Assert.Equal(jobs.Select(job => job.Name).Order(), ran.Order());
        var runs = await JobRunsTests.RunsAsync(ops);
        Assert.Equal(Count, runs.Count);
        Assert.All(runs, run => Assert.Equal(due, run.DueAtUtc));
        var byNode = runs.GroupBy(run => run.Node).Select(node => node.Count()).ToList();
        output.WriteLine($"{Count} jobs due at once on two nodes: the last ended {(runs.Max(run => run.EndedAtUtc!.Value) - due).TotalMilliseconds:0} ms after it was due; {string.Join(" and ", byNode)} runs a node.");

        void AddJobs(IServiceCollection services)
        {
            services.AddSingleton<IHostApplicationLifetime, ApplicationLifetime>();
            services.AddSingleton(ran);
            services.Replace(ServiceDescriptor.Singleton(TimeProvider.System));
            services.AddJobs(new ConfigurationBuilder().Build(), jobs);
        }
    }

    [DisallowConcurrentExecution]
    private sealed class Noting(ScheduledRun run, ConcurrentBag<string> ran) : IJob
    {
        public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => run.RunAsync(context, async stop =>
        {
            await Task.Delay(20, stop);
            ran.Add(context.JobDetail.Key.Name);
            return 1L;
        }, cancellationToken);
    }
}
