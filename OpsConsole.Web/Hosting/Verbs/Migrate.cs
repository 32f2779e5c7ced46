using OpsConsole.Core;
using OpsConsole.Data;

namespace OpsConsole.Web.Hosting.Verbs;

internal sealed class Migrate : Verb
{
    public override string Name => "migrate";

    public override string Meaning => "Creates the database where it is missing and brings it up to date.";

    public override async Task<VerbOutcome> RunAsync(VerbCall call, CancellationToken ct)
    {
        var applied = await call.Get<OpsDbs>().MigrateAsync(ct);
        return VerbOutcome.Done(applied.Count == 0 ? "The database is up to date." : $"Applied {applied.Count} migrations; the last is {applied[^1]}.");
    }
}
