using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpsConsole.Core;
using OpsConsole.Core.Clock;
using OpsConsole.Core.Jobs;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Work;
using OpsConsole.Jobs;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Jobs;
using OpsConsole.Tests.Work;

namespace OpsConsole.Tests.Clock;

/// <summary>The clock of Development over one that a test moves.</summary>
public sealed class MoveClockTests
{
    private static readonly CancellationToken ct = CancellationToken.None;
    private static readonly DateTime start = new(2026, 5, 4, 9, 0, 0, DateTimeKind.Utc);

    [Theory, OnEveryDatabase]
    public async Task A_jump_counts_on_every_node_and_after_a_restart(string provider)
    {
        await using var ops = await StartAsync(provider);
        await using var other = ops.AnotherNode(services => Movable(services, ops.Time));
        var ada = await ops.SomebodyAsync("Ada Brandt", BuiltInRoles.Admin);

        Assert.Equal(0, (await ops.Get<MoveClock>().RunAsync(start.AddDays(3), false, ada, ct)).Value);
        Assert.Equal(start.AddDays(3), Now(ops));
        Assert.Equal(start, Now(other));
        await other.Get<ClockFollowing>().LookAsync(ct);
        Assert.Equal(start.AddDays(3), Now(other));

        // Time goes on from there, and back is back.
        ops.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(start.AddDays(3).AddMinutes(5), Now(ops));
        Assert.True((await ops.Get<MoveClock>().RunAsync(null, false, ada, ct)).Succeeded);
        Assert.Equal(ops.Time.NowUtc, Now(ops));
        await using var db = ops.Open();
        Assert.Equal(2, await db.Activity.CountAsync(entry => entry.Action == "clock.moved"));
    }

    [Fact]
    public async Task What_cannot_be_is_refused()
    {
        await using var ops = await StartAsync();
        var ada = await ops.SomebodyAsync("Ada Brandt", BuiltInRoles.Admin);
        Assert.IsType<NotAllowed>((await ops.Get<MoveClock>().RunAsync(start.AddDays(1), false, await ops.MariaAsync(), ct)).Error);
        Assert.Equal(new ClockWouldGoTooFar(MoveClock.MostYears), (await ops.Get<MoveClock>().RunAsync(start.AddYears(30), false, ada, ct)).Error);
        Assert.Equal(new ClockGoesBackOnlyInOneStep(), (await ops.Get<MoveClock>().RunAsync(start.AddHours(-1), true, ada, ct)).Error);
        Assert.Equal(new TooMuchFallsDue(MoveClock.MostRuns), (await ops.Get<MoveClock>().RunAsync(start.AddDays(100), true, ada, ct)).Error);
        Assert.Equal(start, Now(ops));
    }

    [Fact]
    public async Task On_the_way_each_job_runs_at_its_due_time_and_in_order()
    {
        await using var ops = await StartAsync();
        var ada = await ops.SomebodyAsync("Ada Brandt", BuiltInRoles.Admin);
        // Off the hour, at which the scheduler itself would begin with a run.
        ops.Time.Advance(TimeSpan.FromMinutes(5));
        var scheduler = await ops.Get<Quartz.ISchedulerFactory>().GetScheduler(ct);
        await scheduler.Start(ct);
        await ops.Get<PauseJob>().RunAsync(await ops.RefAsync("sweep-outbox"), "Not in this test.", ada, ct);

        var due = (await ops.Get<MoveClock>().RunAsync(start.AddHours(24), true, ada, ct)).Value;
        Assert.Equal(start.AddMinutes(5), Now(ops));
        await WalkAsync(ops);

        Assert.InRange(Now(ops), start.AddHours(24), start.AddHours(24).AddSeconds(10));
        var runs = await JobRunsTests.RunsAsync(ops);
        // 24 hours and the jobs of one night, without the one that pauses.
        Assert.Equal(due, runs.Count);
        Assert.Equal(24, runs.Count(run => run.Job == SomeJobs.Hourly));
        Assert.DoesNotContain("sweep-outbox", runs.Select(run => run.Job));
        Assert.All(runs, run => Assert.Equal(JobOutcome.Succeeded, run.Outcome));
        Assert.All(runs, run => Assert.InRange(run.StartedAtUtc, run.DueAtUtc, run.DueAtUtc.AddSeconds(30)));
        Assert.Equal(runs.OrderBy(run => run.DueAtUtc).Select(run => run.Id), runs.Select(run => run.Id));
        await scheduler.Shutdown(true, ct);
    }

    [Fact]
    public async Task Whoever_goes_back_to_real_time_ends_the_walk()
    {
        await using var ops = await StartAsync();
        var ada = await ops.SomebodyAsync("Ada Brandt", BuiltInRoles.Admin);
        await ops.Get<MoveClock>().RunAsync(start.AddHours(24), true, ada, ct);
        var seen = (await ops.Get<ClockFollowing>().LookAsync(ct))!;
        Assert.IsType<ClockIsOnItsWay>((await ops.Get<MoveClock>().RunAsync(start.AddHours(2), false, ada, ct)).Error);
        Assert.True((await ops.Get<MoveClock>().RunAsync(null, false, ada, ct)).Succeeded);

        Assert.False(await ops.Get<ClockFollowing>().StepToAsync(seen, start.AddHours(1), false, ct));
        Assert.Equal(start, Now(ops));
    }

    [Fact]
    public async Task A_lease_is_not_cut_short_by_a_move()
    {
        await using var ops = await StartAsync();
        var ada = await ops.SomebodyAsync("Ada Brandt", BuiltInRoles.Admin);
        var id = await ops.QueueAsync();
        var claim = (await ops.ClaimAsync())!;
        await ops.Get<MoveClock>().RunAsync(start.AddDays(3), false, ada, ct);

        Assert.Equal(0, await ops.Get<WorkLeases>().TakeBackExpiredAsync(ct));
        Assert.True(await ops.Get<WorkLeases>().CompleteAsync(claim, ct));
        Assert.Equal(WorkStatus.Done, (await ops.ItemAsync(id)).Status);
    }

    [Fact]
    public async Task In_Development_the_clock_moves_and_nobody_is_signed_out()
    {
        await using var host = await TestHost.StartAsync();
        var ada = await host.SomebodyAsync("Ada Brandt", BuiltInRoles.Admin);
        using var client = await host.ClientAsync(ada);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/dev/time", ct)).StatusCode);
        Assert.True((await host.Get<MoveClock>().RunAsync(Now(host.Services).AddDays(40), false, ada, ct)).Succeeded);

        var page = await client.GetAsync("/jobs", ct);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("The clock is moved", await page.Content.ReadAsStringAsync(ct), StringComparison.Ordinal);
        Assert.Contains("The clock is moved", await host.Client().GetStringAsync("/sign-in", ct), StringComparison.Ordinal);

        await host.RestartAsync();
        Assert.InRange((Now(host.Services) - TimeProvider.System.GetUtcNow().UtcDateTime).TotalDays, 39.9, 40.1);
    }

    [Fact]
    public async Task Outside_Development_there_is_neither_page_nor_moved_clock()
    {
        await using var host = await TestHost.StartAsync("Production");
        var ada = await host.SomebodyAsync("Ada Brandt", BuiltInRoles.Admin);
        await using (var db = host.Open())
        {
            db.ClockShifts.Add(new ClockShift { ByTicks = TimeSpan.FromDays(40).Ticks, MovedByName = "Somebody" });
            await db.SaveChangesAsync(ct);
        }

        await host.RestartAsync();
        Assert.Same(TimeProvider.System, host.Get<TimeProvider>());
        Assert.Equal(new ClockStandsFast(), (await host.Get<MoveClock>().RunAsync(null, false, ada, ct)).Error);
        using var client = await host.ClientAsync(ada);
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post })
            Assert.Equal(HttpStatusCode.NotFound, (await client.SendAsync(new HttpRequestMessage(method, "/dev/time"), ct)).StatusCode);
        Assert.DoesNotContain("The clock is moved", await client.GetStringAsync("/jobs", ct), StringComparison.Ordinal);
    }

    private static async Task<TestOps> StartAsync(string provider = "Sqlite")
    {
        var ops = await TestOps.StartAsync(provider, services =>
        {
            SomeJobs.Add(services);
            var time = (ManualTime)services.Single(service => service.ServiceType == typeof(TimeProvider)).ImplementationInstance!;
            Movable(services, time);
        });
        await ops.Get<JobPlans>().EnsureAsync(ct);
        return ops;
    }

    private static void Movable(IServiceCollection services, ManualTime machine) => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(new MovableClock(machine)));

    private static async Task WalkAsync(TestOps ops)
    {
        var travel = ops.Get<IEnumerable<Microsoft.Extensions.Hosting.IHostedService>>().OfType<TimeTravel>().Single();
        var shift = (await ops.Get<ClockFollowing>().LookAsync(ct))!;
        var walk = travel.WalkAsync(shift, shift.TargetUtc!.Value, ct);
        // The machine's clock stands in this test: the walk waits by it for the end of each run, and is let on bit by bit.
        while (!walk.IsCompleted)
        {
            await Task.Delay(2, ct);
            ops.Time.Advance(TimeSpan.FromMilliseconds(20));
        }

        await walk;
    }

    private static DateTime Now(TestOps ops) => ops.Get<TimeProvider>().GetUtcNow().UtcDateTime;

    private static DateTime Now(IServiceProvider services) => services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
}
