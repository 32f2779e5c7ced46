using System.Security.Cryptography;

namespace OpsConsole.Data.Encryption;

/// <summary>
/// The keys of the file at <c>Database:KeyFile</c>, one a line in Base64, the newest first. What is encrypted anew takes the newest; the
/// others are for what was encrypted before.
/// </summary>
public sealed class DatabaseKeys
{
    private readonly IReadOnlyList<DatabaseKey> keys;

    private DatabaseKeys(IReadOnlyList<DatabaseKey> keys) => this.keys = keys;

    internal DatabaseKey Newest => keys[0];

    internal IReadOnlyList<DatabaseKey> All => keys;

    /// <exception cref="InvalidOperationException">It is not there, or holds something else.</exception>
    public static DatabaseKeys Read(string file)
    {
        if (!File.Exists(file))
            throw new InvalidOperationException($"There is no file {file}, where Database:KeyFile says that the database's key is.");
        var keys = new List<DatabaseKey>();
        foreach (var line in File.ReadLines(file).Select(line => line.Trim()).Where(line => line.Length > 0))
        {
            var secret = new byte[DatabaseKey.Bytes];
            if (!Convert.TryFromBase64String(line, secret, out var length) || length != secret.Length)
                throw new InvalidOperationException($"Line {keys.Count + 1} of {file} is no key: each is {DatabaseKey.Bytes} bytes in Base64. The verb make-database-key writes them.");
            keys.Add(new DatabaseKey(secret));
        }

        return keys.Count == 0 ? throw new InvalidOperationException($"{file} holds no key. The verb make-database-key writes one.") : new DatabaseKeys(keys);
    }

    /// <summary>Puts a new key first into the file, which is made where it is missing, for nobody but its owner to read. Killed anywhere, the file is the old or the new one.</summary>
    /// <returns>How many keys it holds now.</returns>
    public static int AddTo(string file)
    {
        var before = File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : "";
        // What is there must be keys: a mistyped name is not to become a key file.
        var known = before.Length == 0 ? 0 : Read(file).keys.Count;
        var next = file + ".new";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        File.Delete(next);
        using (var stream = new FileStream(next, options))
        {
            stream.Write(System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(DatabaseKey.Bytes)) + "\n" + before));
            stream.Flush(flushToDisk: true);
        }

        File.Move(next, file, overwrite: true);
        // A database that is encrypted next must not outlive its key in a power cut.
        DurableFiles.KeepNames(file);
        return known + 1;
    }
}
