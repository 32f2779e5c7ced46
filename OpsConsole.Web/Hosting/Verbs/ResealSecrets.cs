using System.Globalization;
using OpsConsole.Core;
using OpsConsole.Core.Integrations;
using OpsConsole.Data;

namespace OpsConsole.Web.Hosting.Verbs;

internal sealed class ResealSecrets : Verb
{
    public override string Name => "reseal-secrets";

    public override string Meaning => "Encrypts the credentials of outside systems anew with the newest key.";

    public override async Task<VerbOutcome> RunAsync(VerbCall call, CancellationToken ct)
    {
        await call.Get<OpsDbs>().MigrateAsync(ct);
        var done = await call.Get<ResealCredentials>().RunAsync(ct);
        var line = string.Create(CultureInfo.InvariantCulture, $"Encrypted the credentials of {done.Count} {(done.Count == 1 ? "system" : "systems")} anew.");
        return done.Lost.Count == 0 ? VerbOutcome.Done(line) : VerbOutcome.Failed($"{line} Enter these again, their keys are gone: {string.Join(", ", done.Lost)}.");
    }
}
