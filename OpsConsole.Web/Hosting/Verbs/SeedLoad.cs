using System.Globalization;
using OpsConsole.Core;
using OpsConsole.Data;
using OpsConsole.Data.Scenes;

namespace OpsConsole.Web.Hosting.Verbs;

internal sealed class SeedLoad : Verb
{
    public const int Most = 2_000_000;

    public override string Name => "seed load";

    public override string Arguments => "--leads N";

    public override string Meaning => "Adds N made-up leads to the demo's tenant, for benchmarks. Development only.";

    public override IReadOnlyList<string> Options => ["leads"];

    public override async Task<VerbOutcome> RunAsync(VerbCall call, CancellationToken ct)
    {
        if (!call.Get<IHostEnvironment>().IsDevelopment())
            return VerbOutcome.Failed(SeedDemo.OnlyInDevelopment);
        if (!int.TryParse(call.Option("leads"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count is < 1 or > Most)
            return VerbOutcome.Failed($"Say how many with --leads N, from 1 to {Most}.");
        await call.Get<OpsDbs>().MigrateAsync(ct);
        await call.Get<LoadScene>().SeedAsync(count, ct);
        return VerbOutcome.Done($"Made {count} leads in {DemoScene.TenantName}.");
    }
}
