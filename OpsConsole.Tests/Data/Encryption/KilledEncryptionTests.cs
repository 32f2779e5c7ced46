using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using OpsConsole.Data.Encryption;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Data.Encryption;

/// <summary>Real processes, killed without a word in the middle of it.</summary>
[Collection(nameof(Alone))]
public sealed class KilledEncryptionTests : IDisposable
{
    private const string Place = "OPSCONSOLE_TEST_VAULT";
    private const string Keys = "OPSCONSOLE_TEST_VAULT_KEYS";
    private const string Seed = "OPSCONSOLE_TEST_VAULT_SEED";
    private const string Sum = "SELECT COUNT(*) || ' ' || SUM(Id * LENGTH(Words)) || ' ' || SUM(LENGTH(Part)) || ' ' || MAX(Words) FROM Told";

    private readonly Vault vault = new();

    /// <summary>Twenty-four kills spread over the whole of it: back and forth, each goes on where the one before was ended.</summary>
    [Fact]
    public async Task Killed_while_it_encrypts_the_old_file_or_the_new_one_is_there_whole()
    {
        var told = Fill(vault, 30_000);
        var whole = await TimeAsync(() => vault.EncryptAsync()) + await TimeAsync(() => vault.DecryptAsync());
        var random = new Random(20_261_122);
        var (kept, changed) = (0, 0);
        for (var kill = 0; kill < 24; kill++)
        {
            var was = DatabaseFile.Look(vault.File, DatabaseKeys.Read(vault.KeyFile)).IsPlain;
            var begun = Path.Combine(vault.Folder, "begun");
            File.Delete(begun);
            await using (TestProcess.Start(typeof(KilledEncryptionTests), nameof(The_process_that_encrypts), (Place, vault.File), (Keys, vault.KeyFile)))
            {
                await Eventually.IsTrueAsync(() => File.Exists(begun), seconds: 120);
                // Half of them near the end, where the files change places.
                await Task.Delay(whole * (kill % 2 == 0 ? random.NextDouble() : 0.4 + (0.3 * random.NextDouble())));
            }

            var isPlain = DatabaseFile.Look(vault.File, DatabaseKeys.Read(vault.KeyFile)).IsPlain;
            if (was == isPlain)
                kept++;
            else
                changed++;
            using var connection = vault.Open(withKey: !isPlain);
            Assert.Equal("ok", Vault.Ask(connection, "PRAGMA integrity_check"));
            Assert.Equal(told, Vault.Ask(connection, Sum));
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{kept} kills left the old file, {changed} the new one; the whole takes {whole.TotalMilliseconds / 2:N0} ms");
        Assert.True(kept > 0);
        Assert.True(changed > 0);
        await vault.EncryptAsync();
        using var last = vault.Open();
        Assert.Equal(told, Vault.Ask(last, Sum));
    }

    /// <summary>Twenty-four kills of one that commits and tells after each commit that it is there, over the same database.</summary>
    [Fact]
    public async Task Killed_while_it_commits_nothing_that_was_told_of_is_lost()
    {
        using (var connection = vault.Open())
            Vault.Run(connection, "PRAGMA journal_mode=WAL; CREATE TABLE Told (Id INTEGER PRIMARY KEY, Words TEXT, Part BLOB); CREATE INDEX Told_Words ON Told (Words); CREATE TABLE Last (Id INTEGER PRIMARY KEY, Number INTEGER); INSERT INTO Last VALUES (1, 0)");
        var random = new Random(7);
        long before = 0;
        for (var kill = 1; kill <= 24; kill++)
        {
            var heard = Path.Combine(vault.Folder, "told");
            File.Delete(heard);
            await using (TestProcess.Start(typeof(KilledEncryptionTests), nameof(The_process_that_commits), (Place, vault.File), (Keys, vault.KeyFile), (Seed, kill.ToString(CultureInfo.InvariantCulture))))
            {
                await Eventually.IsTrueAsync(() => File.Exists(heard) && new FileInfo(heard).Length >= 8, seconds: 120);
                await Task.Delay(random.Next(400));
            }

            var told = Told(heard);
            using var connection = vault.Open();
            Assert.Equal("ok", Vault.Ask(connection, "PRAGMA integrity_check"));
            var last = long.Parse(Vault.Ask(connection, "SELECT Number FROM Last"), CultureInfo.InvariantCulture);
            Assert.True(told > before);
            Assert.InRange(last, told, told + 1);
            // Each commit is there as a whole: its row, its number, what was overwritten.
            Assert.Equal($"{last} {last}", Vault.Ask(connection, "SELECT COUNT(*) || ' ' || MAX(Id) FROM Told"));
            Assert.Equal("0", Vault.Ask(connection, "SELECT COUNT(*) FROM Told WHERE Words <> 'row ' || Id || ' of ' || LENGTH(Part)"));
            before = last;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{before} commits over 24 kills");
    }

    /// <summary>Two processes write by turns and this one reads what they are writing; a sum that never changes, a row that always fits its hash.</summary>
    [Fact]
    public async Task Two_processes_write_while_a_third_reads_and_nobody_sees_half_a_change()
    {
        using (var connection = vault.Open())
        {
            Vault.Run(connection, "PRAGMA journal_mode=WAL; CREATE TABLE Purses (Id INTEGER PRIMARY KEY, Cents INTEGER, Note BLOB)");
            Vault.Run(connection, "WITH n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i < 200) INSERT INTO Purses SELECT i, 1000, ZEROBLOB(300) FROM n");
            Vault.Run(connection, "CREATE TABLE Moves (Process INTEGER PRIMARY KEY, Count INTEGER); INSERT INTO Moves VALUES (1, 0), (2, 0)");
        }

        var looks = 0;
        await using (TestProcess.Start(typeof(KilledEncryptionTests), nameof(The_process_that_moves), (Place, vault.File), (Keys, vault.KeyFile), (Seed, "1")))
        await using (TestProcess.Start(typeof(KilledEncryptionTests), nameof(The_process_that_moves), (Place, vault.File), (Keys, vault.KeyFile), (Seed, "2")))
        {
            using var connection = vault.Open();
            Vault.Run(connection, "PRAGMA cache_size=1");
            var watch = Stopwatch.StartNew();
            while (watch.Elapsed < TimeSpan.FromSeconds(12) || Vault.Ask(connection, "SELECT MIN(Count) FROM Moves") == "0")
            {
                Assert.Equal("200000 0", Vault.Ask(connection, "SELECT SUM(Cents) || ' ' || SUM(Note <> ZEROBLOB(300) AND LENGTH(REPLACE(HEX(Note), SUBSTR(HEX(Note), 1, 2), '')) > 0) FROM Purses"));
                if (++looks % 500 == 0)
                    Assert.Equal("ok", Vault.Ask(connection, "PRAGMA integrity_check"));
                Assert.True(watch.Elapsed < TimeSpan.FromMinutes(2));
            }
        }

        using var after = vault.Open();
        Assert.Equal("ok", Vault.Ask(after, "PRAGMA integrity_check"));
        Assert.Equal("200000", Vault.Ask(after, "SELECT SUM(Cents) FROM Purses"));
        TestContext.Current.TestOutputHelper?.WriteLine($"{looks} looks, {Vault.Ask(after, "SELECT SUM(Count) FROM Moves")} moves");
    }

    [Fact(Explicit = true)]
    public async Task The_process_that_encrypts()
    {
        var plain = DatabaseFile.Look(Given(Place), DatabaseKeys.Read(Given(Keys))).IsPlain;
        // What is compiled at its first use would be most of the time that the killing is spread over.
        using (var warm = new Vault())
        {
            Fill(warm, 50);
            await warm.EncryptAsync();
            await warm.DecryptAsync();
        }

        await File.WriteAllTextAsync(Path.Combine(Path.GetDirectoryName(Given(Place))!, "begun"), "");
        await new EncryptDatabase(Vault.Configuration(Given(Place), Given(Keys))).RunAsync(encrypt: plain, CancellationToken.None);
        await Task.Delay(TimeSpan.FromMinutes(1));
    }

    [Fact(Explicit = true)]
    public void The_process_that_commits()
    {
        var random = new Random(int.Parse(Given(Seed), CultureInfo.InvariantCulture));
        using var connection = Vault.Opened(SqlitePlace.Open(Vault.Configuration(Given(Place), Given(Keys))));
        Vault.Run(connection, $"PRAGMA wal_autocheckpoint={random.Next(5, 200)}; PRAGMA cache_size={random.Next(5, 500)}");
        using var heard = new FileStream(Path.Combine(Path.GetDirectoryName(Given(Place))!, "told"), FileMode.Create, FileAccess.Write, FileShare.Read);
        var watch = Stopwatch.StartNew();
        for (var number = long.Parse(Vault.Ask(connection, "SELECT Number FROM Last"), CultureInfo.InvariantCulture) + 1; watch.Elapsed < TimeSpan.FromMinutes(1); number++)
        {
            var length = random.Next(4) == 0 ? random.Next(1, 40_000) : random.Next(1, 600);
            Vault.Run(connection, "BEGIN IMMEDIATE");
            Vault.Run(connection, $"INSERT INTO Told VALUES ({number}, 'row {number} of {length}', RANDOMBLOB({length}))");
            if (random.Next(3) == 0)
                Vault.Run(connection, $"UPDATE Told SET Part = RANDOMBLOB(LENGTH(Part)) WHERE Id % 50 = {random.Next(50)}");
            Vault.Run(connection, $"UPDATE Last SET Number = {number}");
            Vault.Run(connection, "COMMIT");
            heard.Write(BitConverter.GetBytes(number));
            heard.Flush();
        }
    }

    [Fact(Explicit = true)]
    public void The_process_that_moves()
    {
        var process = int.Parse(Given(Seed), CultureInfo.InvariantCulture);
        var random = new Random(process);
        using var connection = Vault.Opened(SqlitePlace.Open(Vault.Configuration(Given(Place), Given(Keys))));
        Vault.Run(connection, $"PRAGMA wal_autocheckpoint={40 * process}; PRAGMA synchronous=NORMAL");
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < TimeSpan.FromMinutes(2))
        {
            var (from, to, cents, letter) = (random.Next(1, 201), random.Next(1, 201), random.Next(100), (char)('a' + random.Next(26)));
            var note = $"X'{string.Concat(Enumerable.Repeat(((int)letter).ToString("X2", CultureInfo.InvariantCulture), 300))}'";
            Vault.Run(connection, "BEGIN IMMEDIATE");
            Vault.Run(connection, $"UPDATE Purses SET Cents = Cents - {cents}, Note = {note} WHERE Id = {from}");
            Vault.Run(connection, $"UPDATE Purses SET Cents = Cents + {cents}, Note = {note} WHERE Id = {to}");
            Vault.Run(connection, $"UPDATE Moves SET Count = Count + 1 WHERE Process = {process}");
            Vault.Run(connection, "COMMIT");
        }
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        vault.Dispose();
    }

    private static string Given(string name) => Environment.GetEnvironmentVariable(name)!;

    private static string Fill(Vault vault, int rows)
    {
        using var connection = vault.Open(withKey: false);
        Vault.Run(connection, "PRAGMA journal_mode=WAL; CREATE TABLE Told (Id INTEGER PRIMARY KEY, Words TEXT, Part BLOB); CREATE INDEX Told_Words ON Told (Words)");
        Vault.Run(connection, $"WITH n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i < {rows}) INSERT INTO Told (Words, Part) SELECT 'row ' || i, RANDOMBLOB(i % 900) FROM n");
        return Vault.Ask(connection, Sum);
    }

    private static async Task<TimeSpan> TimeAsync(Func<Task> run)
    {
        var watch = Stopwatch.StartNew();
        await run();
        return watch.Elapsed;
    }

    private static long Told(string file)
    {
        var bytes = File.ReadAllBytes(file);
        return BitConverter.ToInt64(bytes, (bytes.Length / 8 * 8) - 8);
    }
}
