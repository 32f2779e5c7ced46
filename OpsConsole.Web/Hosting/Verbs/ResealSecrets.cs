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
        var line = done.Count + keys.Count == 0
            ? "Nothing is kept that would have to be encrypted anew."
            : $"Encrypted the credentials of {Counted(done.Count, "system", "systems")} and {Counted(keys.Count, "key of an authenticator app", "keys of authenticator apps")} anew.";
        if (done.Lost.Count + keys.Lost == 0)
            return VerbOutcome.Done(line);
        if (done.Count + keys.Count == 0)
            line = "Nothing was encrypted anew.";
        if (keys.Lost > 0)
            line += $" {Counted(keys.Lost, "key of an authenticator app", "keys of authenticator apps")} cannot be read any more: {(keys.Lost == 1 ? "its owner needs" : "their owners need")} a recovery code, or a reset.";
        // Codes have another way in; credentials have none.
        return done.Lost.Count == 0 ? VerbOutcome.Done(line) : VerbOutcome.Failed($"{line} Enter these again, their keys are gone: {string.Join(", ", done.Lost)}.");
    }

    private static string Counted(int count, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : many)}");
}
