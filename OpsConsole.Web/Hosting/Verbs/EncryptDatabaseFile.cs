using System.Globalization;
using OpsConsole.Data.Encryption;

namespace OpsConsole.Web.Hosting.Verbs;

internal sealed class EncryptDatabaseFile : Verb
{
    public override string Name => "encrypt-database";

    public override string Meaning => "Encrypts the SQLite database with the newest key of Database:KeyFile, while the console is stopped.";

    public override async Task<VerbOutcome> RunAsync(VerbCall call, CancellationToken ct)
    {
        var done = await call.Get<EncryptDatabase>().RunAsync(encrypt: true, ct);
        if (!done.Changed)
            return VerbOutcome.Done($"{done.File} is encrypted with the newest key already.");
        var before = done.WasPlain
            ? "The file that was not encrypted is removed; its copies, snapshots of the disk and spare cells of a solid-state disk may still hold it."
            : "Earlier keys are needed for earlier backups only.";
        return VerbOutcome.Done($"{done.File} is encrypted with the newest key. {Compared(done)} {before}");
    }

    internal static string Compared(Recoded done) => string.Create(CultureInfo.InvariantCulture, $"{done.Rows:N0} rows of {done.Tables} tables were compared value by value.");
}
