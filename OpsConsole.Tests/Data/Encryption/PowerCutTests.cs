using System.Globalization;
using Microsoft.Data.Sqlite;
using OpsConsole.Data.Encryption;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Data.Encryption;

/// <summary>
/// What a disk holds when the power goes: all that it was waited for, and of the rest any part in any order, sectors that are written
/// half among it. Cut anywhere, whatever was told to be saved is there and the database is whole; as without encryption.
/// </summary>
[Collection(nameof(Alone))]
public sealed class PowerCutTests : IDisposable
{
    private const int Commits = 120;
    private const int Cuts = 250;
    private const int Sector = 512;

    private readonly Vault vault = new();

    [Theory]
    [InlineData("wal", true)]
    [InlineData("wal", false)]
    [InlineData("delete", true)]
    [InlineData("delete", false)]
    [InlineData("truncate", true)]
    [InlineData("persist", true)]
    public void Cut_anywhere_nothing_that_was_told_of_is_lost(string journal, bool isEncrypted)
    {
        var key = DatabaseKeys.Read(vault.KeyFile).Newest;
        string recording;
        unsafe
        {
            recording = isEncrypted ? SealedVfs.NameOver(RecordingVfs.Get(), key, "-recorded") : Named(RecordingVfs.Get());
        }

        RecordingVfs.Words.Clear();
        var told = Work(recording, journal);
        var random = new Random(journal.Length + (isEncrypted ? 1 : 0));
        var cuts = Enumerable.Range(0, Cuts).Select(_ => random.Next(told[0].Words, RecordingVfs.Words.Count + 1)).Order().ToList();
        var disk = new Disk(vault.Folder);
        var (heard, after) = (0, Directory.CreateDirectory(Path.Combine(vault.Folder, "after")).FullName);
        foreach (var cut in cuts)
        {
            for (; heard < cut; heard++)
                disk.Hear(RecordingVfs.Words[heard]);
            foreach (var file in Directory.GetFiles(after))
                File.Delete(file);
            disk.Leave(after, random);
            using var connection = Vault.Opened(new SqliteConnectionStringBuilder { DataSource = Path.Combine(after, "ops.db"), Vfs = isEncrypted ? SealedVfs.NameFor(key) : null });
            Assert.Equal("ok", Vault.Ask(connection, "PRAGMA integrity_check"));
            var number = int.Parse(Vault.Ask(connection, "SELECT Number FROM Last"), CultureInfo.InvariantCulture);
            var least = told.Last(commit => commit.Words <= cut).Number;
            Assert.InRange(number, least, least + 1);
            Assert.Equal($"{number} 0", Vault.Ask(connection, "SELECT COUNT(*) || ' ' || IFNULL(SUM(Words <> 'row ' || Id || ' of ' || LENGTH(Part)), 0) FROM Told"));
        }
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        vault.Dispose();
    }

    private static unsafe string Named(NativeVfs* vfs) => vfs != null ? RecordingVfs.Name : "";

    /// <returns>How many words the disk had heard when each commit was told of.</returns>
    private List<(int Number, int Words)> Work(string vfs, string journal)
    {
        var random = new Random(11);
        var told = new List<(int, int)>();
        using var connection = Vault.Opened(new SqliteConnectionStringBuilder { DataSource = vault.File, Vfs = vfs });
        Vault.Run(connection, "CREATE TABLE Told (Id INTEGER PRIMARY KEY, Words TEXT, Part BLOB); CREATE INDEX Told_Words ON Told (Words); CREATE TABLE Last (Id INTEGER PRIMARY KEY, Number INTEGER); INSERT INTO Last VALUES (1, 0)");
        Assert.Equal(journal, Vault.Ask(connection, $"PRAGMA journal_mode={journal}"));
        // Little memory: what is not saved yet reaches the disk too.
        Vault.Run(connection, "PRAGMA wal_autocheckpoint=25; PRAGMA cache_size=8");
        told.Add((0, RecordingVfs.Words.Count));
        for (var number = 1; number <= Commits; number++)
        {
            var length = random.Next(3) == 0 ? random.Next(1, 60_000) : random.Next(1, 900);
            Vault.Run(connection, "BEGIN IMMEDIATE");
            Vault.Run(connection, $"INSERT INTO Told VALUES ({number}, 'row {number} of {length}', RANDOMBLOB({length}))");
            if (random.Next(2) == 0)
                Vault.Run(connection, $"UPDATE Told SET Part = RANDOMBLOB(LENGTH(Part)) WHERE Id % 7 = {random.Next(7)}");
            Vault.Run(connection, $"UPDATE Last SET Number = {number}");
            // Not with a log: SQLite 3.35 itself, encrypted or not, writes wrong checksums into it once a savepoint is rolled back in a transaction that
            // has outgrown its memory.
            Vault.Run(connection, journal != "wal" && random.Next(9) == 0 ? "SAVEPOINT a; UPDATE Told SET Words = ''; ROLLBACK TO a; RELEASE a; COMMIT" : "COMMIT");
            told.Add((number, RecordingVfs.Words.Count));
        }

        return told;
    }

    private sealed class Disk(string folder)
    {
        private readonly Dictionary<string, MemoryStream> kept = [];
        private readonly Dictionary<string, List<DiskWord>> loose = [];

        public void Hear(DiskWord word)
        {
            var file = Path.GetFileName(word.File);
            Assert.Equal(folder, Path.GetDirectoryName(word.File));
            switch (word.What)
            {
                case DiskWord.Delete:
                    kept.Remove(file);
                    loose.Remove(file);
                    break;
                case DiskWord.Sync:
                    if (!kept.TryGetValue(file, out var content))
                        kept[file] = content = new MemoryStream();
                    foreach (var one in loose.GetValueOrDefault(file, []))
                        Apply(content, one, 0, one.Bytes.Length);
                    loose.Remove(file);
                    break;
                default:
                    if (!loose.TryGetValue(file, out var words))
                        loose[file] = words = [];
                    words.Add(word);
                    break;
            }
        }

        /// <summary>The files as they are found.</summary>
        public void Leave(string to, Random random)
        {
            var likely = random.Next(4) switch { 0 => 0, 1 => 100, _ => random.Next(100) };
            foreach (var file in kept.Keys.Union(loose.Keys))
            {
                using var found = new MemoryStream();
                if (kept.TryGetValue(file, out var content))
                    content.WriteTo(found);
                foreach (var word in loose.GetValueOrDefault(file, []))
                    ApplySome(found, word, likely, random);
                File.WriteAllBytes(Path.Combine(to, file), found.ToArray());
            }
        }

        private static void ApplySome(MemoryStream content, DiskWord word, int likely, Random random)
        {
            if (word.What == DiskWord.Truncate && random.Next(100) < likely)
                content.SetLength(word.At);
            for (var from = 0; from < word.Bytes.Length;)
            {
                var sector = (int)Math.Min(Sector - ((word.At + from) % Sector), word.Bytes.Length - from);
                if (random.Next(100) < likely)
                    Apply(content, word, from, random.Next(6) == 0 ? random.Next(sector + 1) : sector);
                from += sector;
            }
        }

        private static void Apply(MemoryStream content, DiskWord word, int from, int count)
        {
            if (word.What == DiskWord.Truncate)
                content.SetLength(word.At);
            if (count == 0)
                return;
            content.Position = word.At + from;
            content.Write(word.Bytes, from, count);
        }
    }
}
