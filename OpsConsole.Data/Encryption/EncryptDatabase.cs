using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;

namespace OpsConsole.Data.Encryption;

/// <summary>How the database was before and is now.</summary>
/// <param name="Rows">How many were compared, value by value; 0 when nothing was to do.</param>
public sealed record Recoded(string File, bool Changed, bool WasPlain, int Tables, long Rows);

/// <summary>
/// Encrypts the SQLite database with the newest key, or takes the encryption away, while nobody has it open: into a copy beside it, which takes
/// its place only once it is whole, the same, and on the disk. Killed anywhere, the old file or the new one is there.
/// </summary>
public sealed class EncryptDatabase(IConfiguration configuration)
{
    /// <summary>How long somebody who is just closing the database is waited for.</summary>
    private const int Patience = 3;

    private const int Busy = 5;
    private const int Locked = 6;

    /// <exception cref="InvalidOperationException">It is refused, in a sentence; nothing has changed.</exception>
    public async Task<Recoded> RunAsync(bool encrypt, CancellationToken ct)
    {
        if ((configuration["Database:Provider"] ?? "Sqlite").Equals("Sqlite", StringComparison.OrdinalIgnoreCase) is false)
            throw new InvalidOperationException("SQL Server encrypts its databases itself (transparent data encryption).");
        var keys = SqlitePlace.Keys(configuration);
        if (encrypt && keys is null)
            throw new InvalidOperationException("Set Database:KeyFile to the file of the key; make-database-key makes one.");
        var path = DatabaseFile.RealPath(SqlitePlace.Given(configuration).DataSource);
        var file = DatabaseFile.Look(path, keys);
        if (file.IsNew)
            throw new InvalidOperationException($"There is no database {path} yet. With Database:KeyFile set it is made encrypted.");
        if (!file.IsPlain && file.Key is null)
            throw new InvalidOperationException($"The database {path} is encrypted with another key than those of Database:KeyFile, or it is no database.");
        if (encrypt ? file.Key == keys!.Newest : file.IsPlain)
            return new Recoded(path, Changed: false, file.IsPlain, 0, 0);

        var (from, to) = (file.IsPlain ? SealedVfs.PlainName : SealedVfs.NameFor(file.Key!), encrypt ? SealedVfs.NameFor(keys!.Newest) : SealedVfs.PlainName);
        var (tables, rows) = await CopyAsync(path, from, to, ct);
        return new Recoded(path, Changed: true, file.IsPlain, tables, rows);
    }

    private static async Task<(int Tables, long Rows)> CopyAsync(string path, string from, string to, CancellationToken ct)
    {
        var copy = path + ".copy";
        Remove(copy);
        if (OpenFiles.IsOpenElsewhere(path))
            throw new InvalidOperationException(SomebodyHasIt(path));
        (int, long) compared;
        // On Windows nobody renames a file that is open; elsewhere it stays locked until it is worthless to whoever waits for it.
        await using (var held = await HoldAsync(path, from, ct))
        {
            MakeLike(path, copy);
            try
            {
                await SqliteCopy.RunAsync(held, $"PRAGMA page_size={LogLayout.Page}", ct);
                await SqliteCopy.RunAsync(held, $"VACUUM INTO '{SqliteCopy.UriOf(copy, to).Replace("'", "''", StringComparison.Ordinal)}'", ct);
                compared = await SqliteCopy.CompareAsync(held, copy, to, ct);
                DurableFiles.KeepContent(copy);
                // What the old file has left beside it means nothing to the new one, and must be gone before somebody can open that.
                Remove(path, withFile: false);
            }
            catch
            {
                Remove(copy);
                throw;
            }

            if (!OperatingSystem.IsWindows())
            {
                using var old = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
                Replace(path, copy);
                Overwrite(old);
                return compared;
            }
        }

        Replace(path, copy);
        return compared;
    }

    /// <summary>Opens the database and keeps everybody else out. Its log has become part of it.</summary>
    private static async Task<SqliteConnection> HoldAsync(string path, string vfs, CancellationToken ct)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = SqliteCopy.UriOf(path, vfs),
            Mode = SqliteOpenMode.ReadWrite,
            Pooling = false,
            DefaultTimeout = Patience,
        }.ToString());
        try
        {
            await connection.OpenAsync(ct);
            if (await SqliteCopy.AskAsync(connection, "PRAGMA journal_mode=DELETE", ct) is not "delete")
                throw new SqliteException("The log stays.", Busy);
            await SqliteCopy.RunAsync(connection, "PRAGMA locking_mode=EXCLUSIVE", ct);
            await SqliteCopy.RunAsync(connection, "BEGIN EXCLUSIVE", ct);
            await SqliteCopy.RunAsync(connection, "COMMIT", ct);
            return connection;
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode is Busy or Locked)
        {
            await connection.DisposeAsync();
            throw new InvalidOperationException(SomebodyHasIt(path), failure);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private static string SomebodyHasIt(string path) => $"Somebody has {path} open. Stop the console, and whatever else reads the file, and run this again.";

    /// <summary>An empty file that the same people may read.</summary>
    private static void MakeLike(string path, string copy)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = File.GetUnixFileMode(path);
        new FileStream(copy, options).Dispose();
    }

    private static void Replace(string path, string copy)
    {
        File.Move(copy, path, overwrite: true);
        DurableFiles.KeepNames(path);
    }

    /// <summary>
    /// The old content, once the new one has its name for good. It leaves no words on a disk that writes in place, and a console that was started
    /// meanwhile and still waits for the old file finds no database in it, rather than save into a file without a name.
    /// </summary>
    private static void Overwrite(Microsoft.Win32.SafeHandles.SafeFileHandle old)
    {
        var zeros = new byte[1 << 20];
        var length = RandomAccess.GetLength(old);
        for (long at = 0; at < length; at += zeros.Length)
            RandomAccess.Write(old, zeros.AsSpan(0, (int)Math.Min(zeros.Length, length - at)), at);
        RandomAccess.FlushToDisk(old);
    }

    private static void Remove(string file, bool withFile = true)
    {
        foreach (var end in new[] { "-journal", "-wal", "-shm" })
            File.Delete(file + end);
        if (withFile)
            File.Delete(file);
    }
}
