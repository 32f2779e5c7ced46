using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpsConsole.Data;
using OpsConsole.Jobs;
using OpsConsole.Jobs.Activity;
using OpsConsole.Jobs.Live;
using OpsConsole.Tests.Activity;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Jobs;

public sealed class LoopTests
{
    [Fact]
    public async Task A_loop_whose_step_fails_backs_off_and_says_so_once()
    {
        var time = new ManualTime();
        var log = new Notes();
        var steps = new ConcurrentQueue<DateTime>();
        var isBroken = true;
        using var stop = new CancellationTokenSource();
        var loop = new PatientLoop("The test", time, log).RunAsync(
            _ =>
            {
                steps.Enqueue(time.NowUtc);
                return isBroken ? throw new IOException("Away.") : Task.FromResult(TimeSpan.FromSeconds(1));
            },
            new WakeUp(), stop.Token);

        foreach (var wait in new[] { 1, 2, 4, 8, 16, 30, 30 })
        {
            var (count, before) = (steps.Count, time.NowUtc);
            await Eventually.IsTrueAsync(() =>
            {
                if (steps.Count == count)
                    time.Advance(TimeSpan.FromSeconds(0.5));
                return steps.Count > count;
            });
            Assert.InRange((steps.Last() - before).TotalSeconds, wait - 0.5, wait + 0.5);
        }

        isBroken = false;
        await Eventually.IsTrueAsync(() =>
        {
            time.Advance(TimeSpan.FromSeconds(1));
            return log.Lines.Count >= 2;
        });
        await stop.CancelAsync();
        await loop;
        Assert.Collection(log.Lines,
            line => Assert.Equal((LogLevel.Error, "The test fails; it keeps trying"), line),
            line => Assert.StartsWith("The test works again", line.Text, StringComparison.Ordinal));
    }

    /// <summary>A run that rang from within itself was found still at work by the loop that it had woken, which slept on over a free slot.</summary>
    [Theory, InlineData(false), InlineData(true)]
    public async Task What_ends_wakes_a_loop_when_it_has_ended_however_it_ends(bool fails)
    {
        var wake = new WakeUp();
        var work = new TaskCompletionSource();
        var wasOver = new List<bool>();
        using var stop = new CancellationTokenSource();
        var steps = new SemaphoreSlim(0);
        var loop = new PatientLoop("The test", new ManualTime(), new Notes()).RunAsync(
            _ =>
            {
                wasOver.Add(work.Task.IsCompleted);
                steps.Release();
                return Task.FromResult(TimeSpan.FromHours(1));
            },
            wake, stop.Token);
        await steps.WaitAsync(CancellationToken.None);

        var rung = wake.RingAfterAsync(work.Task);
        Assert.False(await steps.WaitAsync(TimeSpan.FromMilliseconds(200), CancellationToken.None));
        _ = fails ? work.TrySetException(new IOException("Away.")) : work.TrySetResult();

        await steps.WaitAsync(CancellationToken.None);
        await rung;
        await stop.CancelAsync();
        await loop;
        Assert.Equal([false, true], wasOver);
    }

    [Fact]
    public async Task The_outbox_is_worked_off_while_the_node_runs()
    {
        await using var ops = await TestOps.StartAsync();
        var runner = ActivatorUtilities.CreateInstance<OutboxRunner>(ops.Get<IServiceProvider>());
        await runner.StartAsync(CancellationToken.None);
        await ops.RecordAsync(3);
        await Eventually.IsTrueAsync(async () =>
        {
            ops.Time.Advance(TimeSpan.FromSeconds(1));
            return (await ops.VerifyAsync()).Sealed == 3;
        });
        await runner.StopAsync(CancellationToken.None);
    }

    [Theory]
    [InlineData(true, 250)]
    [InlineData(false, 1000)]
    public async Task The_relay_polls_as_often_as_the_cluster_needs(bool isClustered, int milliseconds)
    {
        await using var ops = await TestOps.StartAsync();
        var asked = new Asked(ops.Time);
        await using var node = ops.AnotherNode(asked.Configure);
        var relay = ActivatorUtilities.CreateInstance<LiveRelayLoop>(node.Get<IServiceProvider>(), new NodeSettings(2, isClustered));
        await relay.StartAsync(CancellationToken.None);

        // Between two polls at least the pause, and now and then, when this machine keeps up, not much more.
        await Eventually.IsTrueAsync(() =>
        {
            ops.Time.Advance(TimeSpan.FromMilliseconds(50));
            Assert.All(asked.Gaps, gap => Assert.True(gap >= milliseconds, $"Polled again after {gap} ms."));
            return asked.Gaps.Any(gap => gap < milliseconds + 400);
        });
        await relay.StopAsync(CancellationToken.None);
    }

    /// <summary>When the relay's first query of each poll came.</summary>
    private sealed class Asked(ManualTime time) : DbCommandInterceptor
    {
        private readonly ConcurrentQueue<DateTime> at = [];

        public IReadOnlyList<double> Gaps => [.. at.Zip(at.Skip(1), (first, next) => (next - first).TotalMilliseconds)];

        public void Configure(IServiceCollection services) => services.ConfigureDbContext<SqliteOpsDb>(options => options.AddInterceptors(this));

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (command.CommandText.Contains("Outbox", StringComparison.Ordinal))
                at.Enqueue(time.NowUtc);
            return ValueTask.FromResult(result);
        }
    }

    private sealed class Notes : ILogger
    {
        public ConcurrentQueue<(LogLevel Level, string Text)> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue((logLevel, formatter(state, exception)));
    }
}
