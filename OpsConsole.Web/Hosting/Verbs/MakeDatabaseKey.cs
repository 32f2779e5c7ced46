using OpsConsole.Data.Encryption;

namespace OpsConsole.Web.Hosting.Verbs;

internal sealed class MakeDatabaseKey : Verb
{
    public override string Name => "make-database-key";

    public override string Arguments => "--out FILE";

    public override string Meaning => "Writes a new key for the database file, before those that the file holds already.";

    public override IReadOnlyList<string> Options => ["out"];

    public override Task<VerbOutcome> RunAsync(VerbCall call, CancellationToken ct)
    {
        if (call.Option("out") is not { Length: > 0 } file)
            return Task.FromResult(VerbOutcome.Failed("Say where the key goes with --out FILE."));
        var keys = DatabaseKeys.AddTo(file);
        var line = keys == 1
            ? $"{file} holds a new key. Keep a copy of it in another place: without it nobody reads the database again."
            : $"{file} holds a new key and {keys - 1} from before. Run encrypt-database to use it, and keep a copy of the file in another place.";
        return Task.FromResult(VerbOutcome.Done(line));
    }
}
