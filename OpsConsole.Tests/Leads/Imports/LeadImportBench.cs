using System.Diagnostics;
using OpsConsole.Core.Leads.Imports;
using OpsConsole.Core.Work;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Work;

namespace OpsConsole.Tests.Leads.Imports;

/// <summary>
/// What bench/import.mjs runs: the real use cases over a file database, each run into a tenant without leads. Times the queued run alone, from
/// its claim to its end. Not part of a test run: OPSCONSOLE_BENCH is the file that the figures are appended to, OPSCONSOLE_BENCH_FILE what is imported.
/// </summary>
public sealed class LeadImportBench
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Fact]
    public async Task A_large_file()
    {
        var (figures, path) = (Environment.GetEnvironmentVariable("OPSCONSOLE_BENCH"), Environment.GetEnvironmentVariable("OPSCONSOLE_BENCH_FILE"));
        Assert.SkipWhen(string.IsNullOrEmpty(figures) || string.IsNullOrEmpty(path), "OPSCONSOLE_BENCH or OPSCONSOLE_BENCH_FILE is not set");
        for (var run = 0; run <= 5; run++)
        {
            await using var ops = await TestOps.StartAsync();
            var maria = await ops.MariaAsync();
            await using var content = File.OpenRead(path);
            var importId = (await ops.Get<UploadLeadFile>().RunAsync(Path.GetFileName(path), content, maria, ct)).Value;
            var import = await ops.ViewAsync(importId);
            var mapping = ColumnMapping.FromJson(import.Mapping).Value;
            foreach (var field in mapping.Missing)
                mapping = mapping.WithDefault(field, field == LeadField.State ? "NY" : "New York");
            var reference = (await ops.Get<CorrectImportMapping>().RunAsync(import.Ref, mapping, "Bench", maria, ct)).Value;
            Assert.True((await ops.Get<StartLeadImport>().RunAsync(reference, "Bench", maria, ct)).Succeeded);

            var claim = (await ops.ClaimAsync())!;
            GC.Collect();
            var (before, watch) = (GC.GetTotalAllocatedBytes(), Stopwatch.StartNew());
            using var alive = new HeapWatch(collects: false);
            await ops.Get<RunWork>().RunAsync(claim, ct);
            var took = watch.Elapsed;
            var view = await ops.ViewAsync(importId);
            Assert.Equal(ImportStanding.Finished, view.Standing);
            await File.AppendAllTextAsync(figures, FormattableString.Invariant(
                $"{run} {view.RowsDone} {took.TotalMilliseconds:0} {view.RowsDone / took.TotalSeconds:0} {alive.MostMegabytes:0.0} {(GC.GetTotalAllocatedBytes() - before) / 1e6 / view.RowsDone * 1000:0.0} {view.Added} {view.Duplicates} {view.Failed}\n"), ct);
        }
    }
}
