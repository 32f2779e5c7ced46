using System.Globalization;
using OpsConsole.Core;
using OpsConsole.Core.Integrations;
using OpsConsole.Core.Users.TwoFactor;
using OpsConsole.Data;

namespace OpsConsole.Web.Hosting.Verbs;

internal sealed class ResealSecrets : Verb
{
    public override string Name => "reseal-secrets";

    public override string Meaning => "Encrypts the credentials of outside systems and the keys of authenticator apps anew with the newest key.";

    public override async Task<VerbOutcome> RunAsync(VerbCall call, CancellationToken ct)
    {
        await call.Get<OpsDbs>().MigrateAsync(ct);
        var done = await call.Get<ResealCredentials>().RunAsync(ct);
        var keys = await call.Get<ResealTwoFactorKeys>().RunAsync(ct);
        var line = string.Create(CultureInfo.InvariantCulture, $"Encrypted the credentials of {done.Count} {(done.Count == 1 ? "system" : "systems")} and {keys.Count} {(keys.Count == 1 ? "key of an authenticator app" : "keys of authenticator apps")} anew.");
        if (keys.Lost > 0)
            line += string.Create(CultureInfo.InvariantCulture, $" {keys.Lost} of the latter cannot be read any more: their owners need a recovery code, or a reset.");
        return done.Lost.Count == 0 ? VerbOutcome.Done(line) : VerbOutcome.Failed($"{line} Enter these again, their keys are gone: {string.Join(", ", done.Lost)}.");
    }
}
