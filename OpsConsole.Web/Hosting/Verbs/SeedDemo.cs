using OpsConsole.Core;
using OpsConsole.Data;
using OpsConsole.Data.Scenes;

namespace OpsConsole.Web.Hosting.Verbs;

internal sealed class SeedDemo : Verb
{
    public const string OnlyInDevelopment = "Demo data is for Development; set ASPNETCORE_ENVIRONMENT=Development if you mean it.";

    public override string Name => "seed demo";

    public override string Meaning => "Makes the demo scene: people, and leads in every state. Development only.";

    public override async Task<VerbOutcome> RunAsync(VerbCall call, CancellationToken ct)
    {
        if (!call.Get<IHostEnvironment>().IsDevelopment())
            return VerbOutcome.Failed(OnlyInDevelopment);
        await call.Get<OpsDbs>().MigrateAsync(ct);
        var made = await call.Get<DemoScene>().SeedAsync(ct);
        return VerbOutcome.Done(made == 0
            ? "The demo scene stands already; nothing was changed."
            : $"Made the demo scene: {made} leads and {DemoPeople.All.Count} people.");
    }
}
