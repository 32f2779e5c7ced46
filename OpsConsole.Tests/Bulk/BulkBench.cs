using System.Diagnostics;
using OpsConsole.Core;
using OpsConsole.Core.Bulk;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Bulk;
using OpsConsole.Core.Live;
using OpsConsole.Core.Users.Bulk;
using OpsConsole.Core.Work;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads.Bulk;
using OpsConsole.Tests.Users;
using OpsConsole.Tests.Users.Bulk;
using OpsConsole.Tests.Work;

namespace OpsConsole.Tests.Bulk;

/// <summary>
/// What bench/bulk.mjs runs: the real use cases over a file database. Times a bulk change from the start to its end, the longest wait
/// between two signs of its progress, and how long a colleague waits who decides leads meanwhile. Not part of a test run: OPSCONSOLE_BENCH
/// is the file that the figures are appended to, OPSCONSOLE_BENCH_OF says leads or users.
/// </summary>
public sealed class BulkBench
{
    private const int Rows = 10_000;

    private static readonly CancellationToken ct = CancellationToken.None;

    [Fact]
    public async Task Ten_thousand_rows_at_once()
    {
        var file = Environment.GetEnvironmentVariable("OPSCONSOLE_BENCH");
        Assert.SkipWhen(string.IsNullOrEmpty(file), "OPSCONSOLE_BENCH is not set");
        var ofUsers = Environment.GetEnvironmentVariable("OPSCONSOLE_BENCH_OF") == "users";
        for (var run = 0; run <= 5; run++)
        {
            await using var ops = await TestOps.StartAsync();
            var (who, jonas) = (ofUsers ? await ops.IrisAsync() : await ops.MariaAsync(), await ops.JonasAsync());
            var ids = ofUsers ? await ops.AccountsAsync(Rows) : await ops.PendingLeadsAsync(Rows, "Bulk Rd");
            var (kind, topic) = ofUsers ? ("user", "user-bulk") : ("lead", "lead-bulk");
            var theirs = new Queue<long>(await ops.PendingLeadsAsync(4_000, "Other Rd"));
            var (alone, meanwhile) = (new List<double>(), new List<double>());
            await WorkAsync(ops, theirs, jonas, alone, Task.Delay(2_000, ct));

            var watch = Stopwatch.StartNew();
            var actionId = await ops.StartedAsync(ofUsers ? new BulkDisable("Season is over") : new BulkApprove(), ids, who);
            var claim = (await ops.ClaimAsync())!;
            var started = watch.Elapsed;
            var (last, longest) = (watch.Elapsed, TimeSpan.Zero);
            using (ops.Get<LiveFeed>().Subscribe([Topic.One(ops.TenantId, topic, actionId)], _ => (longest, last) = (watch.Elapsed - last > longest ? watch.Elapsed - last : longest, watch.Elapsed)))
                await ops.Get<RunWork>().RunAsync(claim, ct);
            var quiet = watch.Elapsed;
            Assert.Equal((Rows, 0, 0), (await ops.BulkViewAsync(actionId, kind)).Counts());

            Assert.True((await ops.Get<UndoBulk>().RunAsync(actionId, who, ct)).Succeeded);
            var undo = (await ops.ClaimAsync())!;
            watch.Restart();
            var running = Task.Run(() => ops.Get<RunWork>().RunAsync(undo, ct), ct);
            await WorkAsync(ops, theirs, jonas, meanwhile, running);
            await running;
            var busy = watch.Elapsed;
            Assert.Equal(Rows, (await ops.BulkViewAsync(actionId, kind)).Undone);

            // The first run warms up.
            if (run > 0)
                await File.AppendAllTextAsync(file, FormattableString.Invariant(
                    $"{started.TotalMilliseconds:0} {quiet.TotalMilliseconds:0} {busy.TotalMilliseconds:0} {P95(alone):0.0} {P95(meanwhile):0.0} {alone.Count} {meanwhile.Count} {longest.TotalMilliseconds:0}\n"), ct);
        }
    }

    /// <summary>A colleague who decides a lead every 20 ms until something is over.</summary>
    private static async Task WorkAsync(TestOps ops, Queue<long> leads, Actor who, List<double> took, Task until)
    {
        while (!until.IsCompleted && leads.TryDequeue(out var id))
        {
            var watch = Stopwatch.StartNew();
            Assert.True((await ops.Get<ApproveLead>().RunAsync(new(id, 1), who, ct)).Succeeded);
            took.Add(watch.Elapsed.TotalMilliseconds);
            await Task.Delay(20, ct);
        }
    }

    private static double P95(List<double> values) => values.Order().ElementAt((int)Math.Ceiling(values.Count * 0.95) - 1);
}
