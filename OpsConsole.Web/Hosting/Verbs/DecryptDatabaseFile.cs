using OpsConsole.Data.Encryption;

namespace OpsConsole.Web.Hosting.Verbs;

internal sealed class DecryptDatabaseFile : Verb
{
    public override string Name => "decrypt-database";

    public override string Meaning => "Takes the encryption of the SQLite database away, while the console is stopped.";

    public override async Task<VerbOutcome> RunAsync(VerbCall call, CancellationToken ct)
    {
        var done = await call.Get<EncryptDatabase>().RunAsync(encrypt: false, ct);
        return VerbOutcome.Done(done.Changed
            ? $"{done.File} is not encrypted any more. {EncryptDatabaseFile.Compared(done)} Remove Database:KeyFile before the console starts."
            : $"{done.File} is not encrypted.");
    }
}
