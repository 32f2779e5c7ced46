using OpsConsole.Core.Jobs;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Jobs;

public sealed class SweepJobRunsTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task Old_runs_go_but_never_the_newest_of_a_job_and_failures_stay_longer(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        await RunAsync("yearly");
        await RunAsync("hourly", fails: true);
        await RunAsync("hourly");
        ops.Time.Advance(TimeSpan.FromDays(SweepJobRuns.SucceededDays + 1));
        await RunAsync("hourly");

        Assert.Equal(1, await ops.Get<SweepJobRuns>().RunAsync(ct));
        Assert.Equal([("yearly", JobOutcome.Succeeded), ("hourly", JobOutcome.Failed), ("hourly", JobOutcome.Succeeded)], (await JobRunsTests.RunsAsync(ops)).Select(run => (run.Job, run.Outcome)));

        ops.Time.Advance(TimeSpan.FromDays(SweepJobRuns.OtherDays));
        await RunAsync("hourly");
        Assert.Equal(2, await ops.Get<SweepJobRuns>().RunAsync(ct));
        Assert.Equal(["yearly", "hourly"], (await JobRunsTests.RunsAsync(ops)).Select(run => run.Job));

        async Task RunAsync(string job, bool fails = false)
        {
            ops.Time.Advance(TimeSpan.FromMinutes(1));
            await ops.Get<JobRuns>().RunOnceAsync(job, ops.Time.NowUtc, TimeSpan.FromMinutes(5), _ => fails ? throw new InvalidOperationException("No.") : Task.FromResult(1L), ct);
        }
    }
}
