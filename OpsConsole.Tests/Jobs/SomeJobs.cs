using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using OpsConsole.Core.Jobs;
using OpsConsole.Jobs;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Jobs;

internal static class SomeJobs
{
    public const string Hourly = "expire-leads";

    /// <summary>Adds the jobs of the product to a node of a test; nothing starts by itself.</summary>
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<IHostApplicationLifetime, ApplicationLifetime>();
        services.AddJobs(new ConfigurationBuilder().Build());
    }

    /// <summary>A node with the jobs, and their plans in the database.</summary>
    public static async Task<TestOps> StartAsync(string provider = "Sqlite")
    {
        var ops = await TestOps.StartAsync(provider, Add);
        await ops.Get<JobPlans>().EnsureAsync(CancellationToken.None);
        return ops;
    }

    public static async Task<JobRef> RefAsync(this TestOps ops, string job = Hourly) =>
        new(job, (await ops.Get<JobPlans>().FindAsync(job, CancellationToken.None))!.Version);

    public static async Task<JobPlan> PlanAsync(this TestOps ops, string job = Hourly) => (await ops.Get<JobPlans>().FindAsync(job, CancellationToken.None))!;

    public static async Task<JobRow> RowAsync(this TestOps ops, string job = Hourly) => (await ops.Get<JobListQuery>().FindAsync(job, CancellationToken.None))!;

    /// <summary>A run of a moment's length that is done.</summary>
    public static async Task RunAsync(this TestOps ops, DateTime dueAtUtc, string job = Hourly, Exception? failure = null, double seconds = 1)
    {
        await ops.Get<JobRuns>().RunOnceAsync(job, dueAtUtc, TimeSpan.FromMinutes(30), _ =>
        {
            ops.Time.Advance(TimeSpan.FromSeconds(seconds));
            return failure is null ? Task.FromResult(1L) : throw failure;
        }, CancellationToken.None);
    }
}
