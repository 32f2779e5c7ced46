using OpsConsole.Core;
using OpsConsole.Data;

namespace OpsConsole.Web.Hosting.Verbs;

internal sealed class Migrate : Verb
{
    public override string Name => "migrate";

    public override string Meaning => "Creates the database where it is missing and brings it up to date.";

    public override async Task<VerbOutcome> RunAsync(VerbCall call, CancellationToken ct)
    {
        var (applied, permissions) = await call.Get<OpsDbs>().MigrateAsync(ct);
        var schema = applied.Count == 0 ? "The database is up to date." : $"Applied {applied.Count} migrations; the last is {applied[^1]}.";
        return VerbOutcome.Done(permissions == 0 ? schema : $"{schema} Roles of earlier tenants got {permissions} new permissions.");
    }
}
