using System.Diagnostics;
using OpsConsole.Core.Bulk;
using OpsConsole.Core;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Bulk;
using OpsConsole.Core.Work;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Work;

namespace OpsConsole.Tests.Leads.Bulk;

/// <summary>
/// What bench/bulk.mjs runs: the real use cases over a file database. Times a bulk change from the start to its end, and how long others
/// wait who decide and read meanwhile. Not part of a test run: OPSCONSOLE_BENCH is the file that the figures are appended to.
/// </summary>
public sealed class LeadBulkBench
{
    private const int Leads = 10_000;

    private static readonly CancellationToken ct = CancellationToken.None;

    [Fact]
    public async Task Ten_thousand_leads_at_once()
    {
        var file = Environment.GetEnvironmentVariable("OPSCONSOLE_BENCH");
        Assert.SkipWhen(string.IsNullOrEmpty(file), "OPSCONSOLE_BENCH is not set");
        for (var run = 0; run <= 5; run++)
        {
            await using var ops = await TestOps.StartAsync();
            var (maria, jonas) = (await ops.MariaAsync(), await ops.JonasAsync());
            await ops.PendingLeadsAsync(Leads, "Bulk Rd");
            var theirs = new Queue<long>(await ops.PendingLeadsAsync(4_000, "Other Rd"));
            var ids = Enumerable.Range(1, Leads).Select(id => (long)id).ToList();
            var (alone, meanwhile) = (new List<double>(), new List<double>());
            await WorkAsync(ops, theirs, jonas, alone, Task.Delay(2_000, ct));

            var watch = Stopwatch.StartNew();
            var actionId = await ops.StartedAsync(new BulkApprove(), ids, maria);
            var claim = (await ops.ClaimAsync())!;
            var started = watch.Elapsed;
            await ops.Get<RunWork>().RunAsync(claim, ct);
            var quiet = watch.Elapsed;
            Assert.Equal((Leads, 0, 0), (await ops.BulkViewAsync(actionId)).Counts());

            Assert.True((await ops.Get<UndoBulk>().RunAsync(actionId, maria, ct)).Succeeded);
            var undo = (await ops.ClaimAsync())!;
            watch.Restart();
            var running = Task.Run(() => ops.Get<RunWork>().RunAsync(undo, ct), ct);
            await WorkAsync(ops, theirs, jonas, meanwhile, running);
            await running;
            var busy = watch.Elapsed;
            Assert.Equal(Leads, (await ops.BulkViewAsync(actionId)).Undone);

            // The first run warms up.
            if (run > 0)
                await File.AppendAllTextAsync(file, FormattableString.Invariant(
                    $"{started.TotalMilliseconds:0} {quiet.TotalMilliseconds:0} {busy.TotalMilliseconds:0} {P95(alone):0.0} {P95(meanwhile):0.0} {alone.Count} {meanwhile.Count}\n"), ct);
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
