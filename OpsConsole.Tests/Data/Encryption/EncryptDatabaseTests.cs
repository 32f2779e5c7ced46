using Microsoft.Data.Sqlite;
using OpsConsole.Data.Encryption;
using OpsConsole.Web.Hosting.Verbs;

namespace OpsConsole.Tests.Data.Encryption;

public sealed class EncryptDatabaseTests : IDisposable
{
    private const string Owner = "Rosalind Okonjo-Vandermeer";
    private const string Sum = "SELECT COUNT(*) || ' ' || SUM(Id * LENGTH(Words)) || ' ' || MAX(Words) FROM Told";

    private readonly Vault vault = new();

    [Fact]
    public async Task Encrypted_under_another_key_and_back_everything_is_there()
    {
        var told = Fill();
        Assert.NotEmpty(vault.FilesWith(Owner));

        var first = await vault.EncryptAsync();
        Assert.Equal((true, true, 2, 501L), (first.Changed, first.WasPlain, first.Tables, first.Rows));
        Assert.Empty(vault.FilesWith(Owner));
        Assert.Equal(told, Read());
        Assert.False((await vault.EncryptAsync()).Changed);

        var before = File.ReadAllBytes(vault.File);
        DatabaseKeys.AddTo(vault.KeyFile);
        Assert.Equal(told, Read());
        var second = await vault.EncryptAsync();
        Assert.Equal((true, false), (second.Changed, second.WasPlain));
        Assert.NotEqual(before[..4096], File.ReadAllBytes(vault.File)[..4096]);
        // The earlier key is not needed any more.
        File.WriteAllText(vault.KeyFile, File.ReadAllLines(vault.KeyFile)[0]);
        Assert.Equal(told, Read());

        Assert.True((await vault.DecryptAsync()).Changed);
        Assert.False((await vault.DecryptAsync()).Changed);
        Assert.Equal(told, Read(withKey: false));
        Assert.NotEmpty(vault.FilesWith(Owner));
        Assert.Equal(["database.key", "ops.db"], Directory.GetFiles(vault.Folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task What_stands_only_in_the_log_comes_along()
    {
        using (var connection = vault.Open(withKey: false))
        {
            Vault.Run(connection, "PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=0; CREATE TABLE Told (Id INTEGER PRIMARY KEY, Words TEXT); INSERT INTO Told (Words) VALUES ('in the log')");
            // As a killed process leaves it: the log stays behind.
            foreach (var end in new[] { "", "-wal" })
                File.Copy(vault.File + end, vault.File + end + ".left");
        }

        File.Move(vault.File + ".left", vault.File, overwrite: true);
        File.Move(vault.File + "-wal.left", vault.File + "-wal", overwrite: true);
        await vault.EncryptAsync();
        using var encrypted = vault.Open();
        Assert.Equal("in the log", Vault.Ask(encrypted, "SELECT Words FROM Told"));
    }

    [Theory, InlineData("wal"), InlineData("delete")]
    public async Task While_somebody_has_it_open_it_is_refused_and_stays(string journal)
    {
        Fill(journal);
        using (var reader = vault.Open(withKey: false))
        {
            Vault.Run(reader, "BEGIN");
            Assert.Equal("500", Vault.Ask(reader, "SELECT COUNT(*) FROM Told"));
            Assert.Contains("has " + vault.File + " open", (await Assert.ThrowsAsync<InvalidOperationException>(vault.EncryptAsync)).Message);
        }

        Assert.Equal("500", Ask("SELECT COUNT(*) FROM Told", withKey: false));
        Assert.Equal(["database.key", "ops.db"], Directory.GetFiles(vault.Folder).Select(Path.GetFileName).Where(name => !name!.EndsWith("-shm", StringComparison.Ordinal) && !name.EndsWith("-wal", StringComparison.Ordinal)).Order());
        Assert.True((await vault.EncryptAsync()).Changed);
    }

    /// <summary>Linux says who has a file open without a lock: a console that nobody asked anything for a while.</summary>
    [Fact]
    public async Task While_another_process_has_it_open_and_rests_it_is_refused()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux says who has a file open");
        Fill();
        using (var other = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("sh", ["-c", $"exec 3<'{vault.File}'; echo open; read line"]) { RedirectStandardInput = true, RedirectStandardOutput = true })!)
        {
            await other.StandardOutput.ReadLineAsync();
            Assert.Contains("open", (await Assert.ThrowsAsync<InvalidOperationException>(vault.EncryptAsync)).Message);
            other.StandardInput.Close();
            await other.WaitForExitAsync();
        }

        Assert.True((await vault.EncryptAsync()).Changed);
    }

    [Fact]
    public async Task A_copy_that_a_killed_run_left_is_in_nobodys_way()
    {
        var told = Fill();
        File.WriteAllText(vault.File + ".copy", "half a copy");
        File.WriteAllText(vault.File + ".copy-journal", "and its journal");
        await vault.EncryptAsync();
        Assert.Equal(told, Read());
        Assert.Equal(["database.key", "ops.db"], Directory.GetFiles(vault.Folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task Rights_and_a_link_to_the_file_stay_as_they_were()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("rights and links are those of Unix");
            return;
        }

        Fill();
        var real = Path.Combine(Directory.CreateDirectory(Path.Combine(vault.Folder, "disk")).FullName, "real.db");
        File.Move(vault.File, real);
        File.CreateSymbolicLink(vault.File, real);
        File.SetUnixFileMode(real, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        Assert.True((await vault.EncryptAsync()).Changed);
        Assert.Equal(real, new FileInfo(vault.File).LinkTarget);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead, File.GetUnixFileMode(real));
        Assert.Equal("500", Ask("SELECT COUNT(*) FROM Told"));
    }

    [Fact]
    public async Task A_copy_that_differs_is_found_out()
    {
        Fill();
        File.Copy(vault.File, vault.File + ".other");
        var place = new SqliteConnectionStringBuilder { DataSource = vault.File + ".other" };
        async Task<string> DifferenceAsync(string sql)
        {
            using (var other = Vault.Opened(place))
                Vault.Run(other, sql);
            using var original = vault.Open(withKey: false);
            return (await Assert.ThrowsAsync<InvalidOperationException>(() => SqliteCopy.CompareAsync(original, vault.File + ".other", SealedVfs.PlainName, CancellationToken.None))).Message;
        }

        Assert.Contains("content of Told", await DifferenceAsync("UPDATE Told SET Words = 'x' || SUBSTR(Words, 2) WHERE Id = 250"));
        Assert.Contains("content of Told", await DifferenceAsync("DELETE FROM Told WHERE Id = 500"));
        Assert.Contains("list of tables", await DifferenceAsync("DROP INDEX Told_Words"));
        Assert.Contains("user_version", await DifferenceAsync("PRAGMA user_version=9"));
    }

    [Fact]
    public async Task The_verbs_say_what_they_did()
    {
        Fill();
        var key = Path.Combine(vault.Folder, "other.key");
        Assert.Equal((0, $"{key} holds a new key. Keep a copy of it in another place: without it nobody reads the database again."), await VerbAsync("make-database-key", "--out", key));
        Assert.StartsWith($"{key} holds a new key and 1 from before.", (await VerbAsync("make-database-key", "--out", key)).Line);
        Assert.Equal((1, "Say where the key goes with --out FILE."), await VerbAsync("make-database-key"));

        var (code, line) = await VerbAsync("encrypt-database", "--Database:KeyFile", key);
        Assert.StartsWith($"{vault.File} is encrypted with the newest key. 501 rows of 2 tables were compared value by value.", line);
        Assert.Equal(0, code);
        Assert.Equal((0, $"{vault.File} is encrypted with the newest key already."), await VerbAsync("encrypt-database", "--Database:KeyFile", key));
        Assert.Equal((1, $"encrypt-database failed: The database {vault.File} is encrypted with another key than those of Database:KeyFile, or it is no database."), await VerbAsync("encrypt-database", "--Database:KeyFile", vault.KeyFile));
        Assert.Equal((1, $"migrate failed: The database {vault.File} is encrypted with another key than those of Database:KeyFile."), await VerbAsync("migrate", "--Database:KeyFile", vault.KeyFile));
        Assert.StartsWith($"{vault.File} is not encrypted any more.", (await VerbAsync("decrypt-database", "--Database:KeyFile", key)).Line);
        Assert.StartsWith("encrypt-database failed: SQL Server encrypts its databases itself", (await VerbAsync("encrypt-database", "--Database:Provider", "SqlServer")).Line);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        vault.Dispose();
    }

    /// <summary>500 rows that are not encrypted.</summary>
    private string Fill(string journal = "wal")
    {
        using var connection = vault.Open(withKey: false);
        Vault.Run(connection, $"PRAGMA journal_mode={journal}; PRAGMA user_version=7; CREATE TABLE Told (Id INTEGER PRIMARY KEY, Words TEXT, Part BLOB, Weight REAL); CREATE INDEX Told_Words ON Told (Words); CREATE TABLE Alone (Word TEXT); INSERT INTO Alone VALUES ('one')");
        Vault.Run(connection, $"WITH n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i < 500) INSERT INTO Told (Words, Part, Weight) SELECT '{Owner} ' || i, RANDOMBLOB(i), i / 3.0 FROM n");
        return Vault.Ask(connection, Sum);
    }

    private string Read(bool withKey = true) => Ask(Sum, withKey);

    private string Ask(string sql, bool withKey = true)
    {
        using var connection = vault.Open(withKey);
        Assert.Equal("ok", Vault.Ask(connection, "PRAGMA integrity_check"));
        return Vault.Ask(connection, sql);
    }

    private async Task<(int Code, string Line)> VerbAsync(params string[] words)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await AllVerbs.RunAsync(
            [.. words, "--environment", "Production", "--ConnectionStrings:Ops", $"Data Source={vault.File}", "--Keys:Folder", Path.Combine(vault.Folder, "keys")], new VerbTerminal(output, error, null));
        return (code!.Value, (output.ToString() + error).Trim());
    }
}
