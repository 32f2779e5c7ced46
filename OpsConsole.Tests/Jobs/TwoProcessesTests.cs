using System.Globalization;
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

/// <summary>Two processes, each with the real scheduler on the real clock, over one database.</summary>
public sealed class TwoProcessesTests(ITestOutputHelper output)
{
    private const int Count = 50;
    private const string Connection = "OPSCONSOLE_TEST_JOBS_CONNECTION";
    private const string Tenant = "OPSCONSOLE_TEST_JOBS_TENANT";
    private const string Folder = "OPSCONSOLE_TEST_JOBS_FOLDER";
    private const string Process = "OPSCONSOLE_TEST_JOBS_PROCESS";
    private static readonly CancellationToken ct = CancellationToken.None;

    [Fact]
    public async Task Fifty_jobs_due_in_the_same_second_run_once_each()
    {
        var folder = Directory.CreateTempSubdirectory("opsconsole-jobs-").FullName;
        await using var ops = await TestOps.StartAsync();
        await using (StartNode(ops, folder, "a"))
        await using (StartNode(ops, folder, "b"))
        {
            await Eventually.IsTrueAsync(() => Task.FromResult(File.Exists(UpFile(folder, "a")) && File.Exists(UpFile(folder, "b"))), seconds: 180);
            // Far enough that both have read it by then, and never again.
            var due = TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(4);
            due = due.AddTicks(-(due.Ticks % TimeSpan.TicksPerSecond));
            await File.WriteAllTextAsync(DueFile(folder) + ".new", due.ToString("O", CultureInfo.InvariantCulture), ct);
            File.Move(DueFile(folder) + ".new", DueFile(folder));
            await Eventually.IsTrueAsync(async () => (await JobRunsTests.RunsAsync(ops)).Count(run => run.Outcome == JobOutcome.Succeeded) == Count, seconds: 90);
            // One that came a second time would come now.
            await Task.Delay(1_000, ct);

            var ran = Directory.GetFiles(folder, "job-*").Select(path => Path.GetFileName(path).Split('.')[0]).Order().ToList();
            Assert.Equal(Enumerable.Range(1, Count).Select(Name).Order(), ran);
            var runs = await JobRunsTests.RunsAsync(ops);
            Assert.Equal(Count, runs.Count);
            Assert.All(runs, run => Assert.Equal(due, run.DueAtUtc));
            var byNode = runs.GroupBy(run => run.Node).Select(node => node.Count()).ToList();
            output.WriteLine($"{Count} jobs due at once on two processes: the last ended {(runs.Max(run => run.EndedAtUtc!.Value) - due).TotalMilliseconds:0} ms after it was due; {string.Join(" and ", byNode)} runs a process.");
        }

        Directory.Delete(folder, recursive: true);
    }

    /// <summary>One of the two: started by the test above, which says in a file when the jobs are due.</summary>
    [Fact(Explicit = true)]
    public async Task The_process_that_schedules()
    {
        var folder = Environment.GetEnvironmentVariable(Folder)!;
        var tenantId = long.Parse(Environment.GetEnvironmentVariable(Tenant)!, CultureInfo.InvariantCulture);
        var connection = Environment.GetEnvironmentVariable(Connection)!;
        var name = Environment.GetEnvironmentVariable(Process)!;
        // What takes its time at a start is done before the jobs are due.
        await using (var warm = TestOps.Over(connection, tenantId, services => AddJobs(services, [], folder)))
        {
            _ = await JobRunsTests.RunsAsync(warm);
            await (await warm.Get<ISchedulerFactory>().GetScheduler(ct)).Shutdown(true, ct);
        }

        await File.WriteAllTextAsync(UpFile(folder, name), "", ct);
        await Eventually.IsTrueAsync(() => Task.FromResult(File.Exists(DueFile(folder))), seconds: 180);
        var due = DateTime.Parse(await File.ReadAllTextAsync(DueFile(folder), ct), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
        var jobs = Enumerable.Range(1, Count)
            .Select(n => new JobDefinition(Name(n), $"{due.Second} {due.Minute} {due.Hour} {due.Day} {due.Month} ? {due.Year}", "UTC", TimeSpan.FromMinutes(5), "To test.", typeof(Noting)))
            .ToList();
        await using var node = TestOps.Over(connection, tenantId, services => AddJobs(services, jobs, folder));
        var scheduler = await node.Get<ISchedulerFactory>().GetScheduler(ct);
        await scheduler.Start(ct);
        Assert.True(TimeProvider.System.GetUtcNow().UtcDateTime < due, "The node was not up in time.");
        // Should the one that kills have died itself, this ends all the same.
        await Task.Delay(TimeSpan.FromMinutes(2), ct);
    }

    private static string Name(int job) => $"job-{job}";

    private static string UpFile(string folder, string node) => Path.Combine(folder, $"up-{node}");

    private static string DueFile(string folder) => Path.Combine(folder, "due");

    private static TestProcess StartNode(TestOps ops, string folder, string name) => TestProcess.Start(typeof(TwoProcessesTests), nameof(The_process_that_schedules),
        (Connection, ops.Connection), (Tenant, ops.TenantId.ToString(CultureInfo.InvariantCulture)), (Folder, folder), (Process, name));

    private static void AddJobs(IServiceCollection services, IReadOnlyList<JobDefinition> jobs, string folder)
    {
        services.AddSingleton<IHostApplicationLifetime, ApplicationLifetime>();
        services.AddSingleton(new RunFolder(folder));
        services.Replace(ServiceDescriptor.Singleton(TimeProvider.System));
        services.AddJobs(new ConfigurationBuilder().Build(), jobs);
    }

    private sealed record RunFolder(string Path);

    /// <summary>Leaves a file of its own for each time it really ran.</summary>
    [DisallowConcurrentExecution]
    private sealed class Noting(ScheduledRun run, RunFolder folder) : IJob
    {
        public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => run.RunAsync(context, async stop =>
        {
            await Task.Delay(20, stop);
            await File.WriteAllTextAsync(Path.Combine(folder.Path, $"{context.JobDetail.Key.Name}.{Guid.NewGuid():N}"), "", stop);
            return 1L;
        }, cancellationToken);
    }
}
