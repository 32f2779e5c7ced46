using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpsConsole.Core;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Tenants;
using OpsConsole.Data;
using OpsConsole.Data.Encryption;
using OpsConsole.Tests.Ground;
using OpsConsole.Web.Hosting;

namespace OpsConsole.Tests.Data.Encryption;

/// <summary>Nothing that people wrote can be read in the files, and the files cannot be opened by who has no key.</summary>
public sealed class EncryptedFilesTests : IDisposable
{
    private const string Owner = "Rosalind Okonjo-Vandermeer";

    private readonly Vault vault = new();

    /// <summary>The same words are found in files that are not encrypted: the search does find.</summary>
    [Theory, InlineData(true), InlineData(false)]
    public async Task A_lead_stands_in_the_database_and_its_log_in_the_clear_only_without_a_key(bool withKey)
    {
        await using (var db = Context(withKey))
        {
            await db.Database.MigrateAsync();
            // The last that closes it empties the log.
            await db.Database.OpenConnectionAsync();
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL");
            await db.Database.ExecuteSqlRawAsync($"CREATE TABLE Told (Id INTEGER PRIMARY KEY, Words TEXT); CREATE INDEX Told_Words ON Told (Words); INSERT INTO Told (Words) VALUES ('{Owner}')");
            Assert.Equal(withKey ? [] : ["ops.db-wal"], vault.FilesWith(Owner));
            Assert.Equal(withKey ? [] : ["ops.db"], vault.FilesWith("CREATE TABLE \"Leads\"").Where(name => name == "ops.db"));
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
            Assert.Equal(withKey ? [] : ["ops.db"], vault.FilesWith(Owner));
            Assert.Equal(Owner, await db.Database.SqlQueryRaw<string>("SELECT Words AS Value FROM Told").SingleAsync());
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public void A_rollback_journal_holds_them_in_the_clear_only_without_a_key(bool withKey)
    {
        using var connection = vault.Open(withKey);
        Vault.Run(connection, "PRAGMA cache_size=5; CREATE TABLE Told (Id INTEGER PRIMARY KEY, Words TEXT)");
        Vault.Run(connection, $"WITH n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i < 2000) INSERT INTO Told (Words) SELECT '{Owner} ' || i FROM n");
        using var transaction = connection.BeginTransaction();
        using (var change = connection.CreateCommand())
        {
            change.CommandText = "UPDATE Told SET Words = 'somebody'";
            change.ExecuteNonQuery();
        }

        Assert.True(File.Exists(vault.File + "-journal"));
        Assert.Equal(withKey ? [] : ["ops.db-journal"], vault.FilesWith(Owner).Where(name => name.EndsWith("journal", StringComparison.Ordinal)));
        transaction.Rollback();
        Assert.Equal($"{Owner} 2000", Vault.Ask(connection, "SELECT Words FROM Told WHERE Id = 2000"));
        Assert.Equal("ok", Vault.Ask(connection, "PRAGMA integrity_check"));
    }

    [Theory, InlineData(true), InlineData(false)]
    public void What_SQLite_puts_aside_for_a_moment_holds_them_in_the_clear_only_without_a_key(bool withKey)
    {
        using var connection = vault.Open(withKey);
        Vault.Run(connection, "PRAGMA temp_store=FILE; PRAGMA cache_size=5; CREATE TEMP TABLE Aside (Words TEXT)");
        Vault.Run(connection, "PRAGMA temp.cache_size=5");
        Vault.Run(connection, $"WITH n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i < 5000) INSERT INTO Aside SELECT '{Owner} ' || i FROM n");
        var found = vault.FilesWith(Owner);
        Assert.Equal(!withKey, found.Count > 0);
        Assert.Equal("5000", Vault.Ask(connection, "SELECT COUNT(DISTINCT Words) FROM Aside"));
    }

    [Fact]
    public async Task The_databases_of_the_tests_are_encrypted_when_the_environment_says_so()
    {
        await using var ops = await TestOps.StartAsync();
        var file = DatabaseFile.Look(new SqliteConnectionStringBuilder(ops.Connection).DataSource, TestKey.File is { } keys ? DatabaseKeys.Read(keys) : null);
        Assert.Equal((!TestKey.IsOn, TestKey.IsOn), (file.IsPlain, file.Key is not null));
    }

    [Fact]
    public async Task A_lead_of_the_product_is_nowhere_to_be_read()
    {
        await using var app = ConsoleHost.Build(
            ["--environment", "Production", "--ConnectionStrings:Ops", $"Data Source={vault.File}", "--Database:KeyFile", vault.KeyFile, "--Keys:Folder", Path.Combine(vault.Folder, "keys")]);
        var dbs = app.Services.GetRequiredService<OpsDbs>();
        await dbs.MigrateAsync(CancellationToken.None);
        var tenantId = await app.Services.GetRequiredService<CreateTenant>().RunAsync("Keller Homes", CancellationToken.None);
        await using (var db = dbs.Open(tenantId))
        {
            db.Leads.Add(new Lead
            {
                Street = "3526 High St",
                City = "Sacramento",
                State = "CA",
                Zip = "95838",
                AddressKey = "3526 HIGH ST|SACRAMENTO|CA",
                Source = "Agent portal",
                OwnerName = Owner,
                SubmittedByName = "Ana Duarte",
                SubmittedAtUtc = new DateTime(2026, 11, 20, 10, 0, 0, DateTimeKind.Utc),
            });
            await db.SaveChangesAsync();
        }

        Assert.True(new FileInfo(vault.File + "-wal").Length > 0);
        Assert.Empty(vault.FilesWith(Owner));
        Assert.Empty(vault.FilesWith("High St"));
        await using var kept = dbs.Open(tenantId);
        Assert.Equal(Owner, await kept.Leads.Select(lead => lead.OwnerName).SingleAsync());
    }

    [Fact]
    public void Another_key_is_said_in_a_sentence()
    {
        using (var connection = vault.Open())
            Vault.Run(connection, "CREATE TABLE Told (Words TEXT)");
        var right = File.ReadAllText(vault.KeyFile);
        File.Delete(vault.KeyFile);
        DatabaseKeys.AddTo(vault.KeyFile);

        Assert.Contains("is encrypted with another key", Assert.Throws<InvalidOperationException>(() => vault.Open()).Message);
        // Whoever asks SQLite all the same gets no database, and none is made.
        var length = new FileInfo(vault.File).Length;
        var wrong = Assert.Throws<SqliteException>(() =>
        {
            using var forced = Vault.Opened(new SqliteConnectionStringBuilder { DataSource = vault.File, Vfs = SealedVfs.NameFor(DatabaseKeys.Read(vault.KeyFile).Newest) });
            Vault.Run(forced, "CREATE TABLE Other (Words TEXT)");
        });
        Assert.Equal(26, wrong.SqliteErrorCode);
        Assert.Equal(length, new FileInfo(vault.File).Length);

        File.AppendAllText(vault.KeyFile, right);
        using var again = vault.Open();
        Assert.Equal("0", Vault.Ask(again, "SELECT COUNT(*) FROM Told"));
    }

    [Fact]
    public void A_key_that_is_missing_and_a_file_that_is_not_encrypted_are_said_in_a_sentence()
    {
        using (var connection = vault.Open(withKey: false))
            Vault.Run(connection, "CREATE TABLE Told (Words TEXT)");
        Assert.Contains("Run encrypt-database", Assert.Throws<InvalidOperationException>(() => vault.Open()).Message);

        File.Delete(vault.File);
        using (var connection = vault.Open())
            Vault.Run(connection, "CREATE TABLE Told (Words TEXT)");
        Assert.Contains("Set Database:KeyFile", Assert.Throws<InvalidOperationException>(() => vault.Open(withKey: false)).Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("c2hvcnQ=")]
    [InlineData("not a key at all")]
    public void A_file_without_a_key_is_said_in_a_sentence_and_never_becomes_one(string content)
    {
        File.WriteAllText(vault.KeyFile, content);
        Assert.Throws<InvalidOperationException>(() => vault.Open());
        if (content.Length > 0)
            Assert.Throws<InvalidOperationException>(() => DatabaseKeys.AddTo(vault.KeyFile));
        Assert.Equal(content, File.ReadAllText(vault.KeyFile));
        File.Delete(vault.KeyFile);
        Assert.Contains("There is no file", Assert.Throws<InvalidOperationException>(() => vault.Open()).Message);
    }

    [Fact]
    public void A_new_key_goes_before_the_others_and_nobody_else_reads_them()
    {
        var first = File.ReadAllText(vault.KeyFile);
        Assert.Equal(2, DatabaseKeys.AddTo(vault.KeyFile));
        Assert.EndsWith(first, File.ReadAllText(vault.KeyFile));
        Assert.Equal(2, File.ReadAllLines(vault.KeyFile).Distinct().Count());
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(vault.KeyFile));
        Assert.Equal(["database.key"], Directory.GetFiles(vault.Folder).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData(true, "The database file is encrypted.")]
    [InlineData(false, "The database file is not encrypted: Database:KeyFile is not set.")]
    public async Task Each_start_says_whether_it_is_encrypted_and_none_is_refused(bool withKey, string line)
    {
        var log = new RememberedLog();
        await using var app = ConsoleHost.Build(
            ["--environment", "Production", "--ConnectionStrings:Ops", $"Data Source={vault.File}", "--Database:KeyFile", withKey ? vault.KeyFile : "", "--Keys:Folder", Path.Combine(vault.Folder, "keys"), "--Logging:LogLevel:Default", "Information"],
            services => services.AddSingleton<ILoggerProvider>(log));
        await app.PrepareAsync(CancellationToken.None);
        Assert.Contains(line, log.Lines);
        Assert.Equal(withKey, (await app.Services.GetRequiredService<EncryptionAtRest>().LookAsync(CancellationToken.None)).IsEncrypted);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        vault.Dispose();
    }

    private SqliteOpsDb Context(bool withKey) => new SqliteOpsDb(new DbContextOptionsBuilder<SqliteOpsDb>().UseSqlite(SqlitePlace.Open(vault.Configuration(withKey)).ToString() + ";Pooling=False").Options);
}
