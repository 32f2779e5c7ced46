using OpsConsole.Core.Jobs;
using OpsConsole.Jobs;
using Quartz;

namespace OpsConsole.Tests.Jobs;

public sealed class JobCatalogTests
{
    public static TheoryData<string> Names => [.. JobCatalog.All.Select(job => job.Name)];

    [Theory, MemberData(nameof(Names))]
    public void Every_job_says_when_and_why(string name)
    {
        var job = JobCatalog.Named(name);
        Assert.Matches("^[a-z]+(-[a-z]+)*$", job.Name);
        Assert.True(job.Name.Length <= JobRun.JobLength);
        Assert.EndsWith(".", job.Why, StringComparison.Ordinal);
        Assert.True(job.Longest > TimeSpan.Zero);
        Assert.NotNull(job.Zone);
        Assert.True(new CronExpression(job.Cron, job.Zone).GetNextValidTimeAfter(new DateTimeOffset(2026, 5, 4, 0, 0, 0, TimeSpan.Zero)) is not null);
    }

    [Fact]
    public void Every_shell_stands_in_the_catalogue_once_and_never_runs_beside_itself()
    {
        var shells = typeof(JobCatalog).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(IJob)) && type.IsClass).ToList();
        Assert.Equal(shells.OrderBy(type => type.Name), JobCatalog.All.Select(job => job.Shell).OrderBy(type => type.Name));
        Assert.Equal(JobCatalog.All.Count, JobCatalog.All.Select(job => job.Name).Distinct().Count());
        Assert.All(shells, shell => Assert.True(shell.IsDefined(typeof(DisallowConcurrentExecutionAttribute), inherit: true), shell.Name));
    }

    [Theory]
    [InlineData("2026-05-04T10:00:00Z", "2026-05-04T10:00:00Z")]
    [InlineData("2026-05-04T10:00:00.003Z", "2026-05-04T10:00:00Z")]
    [InlineData("2026-05-04T10:59:59.999Z", "2026-05-04T10:00:00Z")]
    [InlineData("2026-05-04T11:20:00Z", "2026-05-04T11:00:00Z")]
    public void A_run_is_filed_under_the_last_due_time_however_late_it_fires(string fired, string due) =>
        Assert.Equal(At(due).UtcDateTime, Hourly("UTC").LastDueAt(At(fired)));

    [Fact]
    public void The_due_time_is_read_in_the_jobs_own_zone()
    {
        var nightly = Hourly("America/Los_Angeles") with { Cron = "0 30 2 * * ?" };
        Assert.Equal(At("2026-01-10T10:30:00Z").UtcDateTime, nightly.LastDueAt(At("2026-01-10T12:00:00Z")));
        Assert.Equal(At("2026-07-10T09:30:00Z").UtcDateTime, nightly.LastDueAt(At("2026-07-10T12:00:00Z")));
        // Half past two does not exist in the night when the clocks go forward.
        Assert.True(nightly.LastDueAt(At("2026-03-08T12:00:00Z")) < At("2026-03-08T12:00:00Z").UtcDateTime);
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static JobDefinition Hourly(string zone) => new("hourly", "0 0 * * * ?", zone, TimeSpan.FromMinutes(5), "To test.", typeof(IJob));
}
