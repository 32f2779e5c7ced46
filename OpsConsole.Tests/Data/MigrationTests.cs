using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using OpsConsole.Core;
using OpsConsole.Data;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Data;

public sealed class MigrationTests
{
    [Theory]
    [InlineData("Sqlite")]
    [InlineData("SqlServer")]
    public void The_migrations_are_all_that_the_model_says(string provider)
    {
        using OpsDb db = provider == "Sqlite" ? new SqliteDesign().CreateDbContext([]) : new SqlServerDesign().CreateDbContext([]);

        Assert.NotEmpty(db.Database.GetMigrations());
        Assert.False(db.Database.HasPendingModelChanges(), "Run ./add-migration.sh: the model has changed since the last migration.");
    }

    [Fact]
    public void Both_providers_have_the_same_migrations()
    {
        using var sqlite = new SqliteDesign().CreateDbContext([]);
        using var server = new SqlServerDesign().CreateDbContext([]);

        Assert.Equal(sqlite.Database.GetMigrations().Select(NameOf), server.Database.GetMigrations().Select(NameOf));
    }

    [Theory]
    [InlineData(MigrationsSqlGenerationOptions.Default)]
    [InlineData(MigrationsSqlGenerationOptions.Idempotent)]
    public void The_script_for_SQL_Server_is_T_SQL(MigrationsSqlGenerationOptions options)
    {
        using var db = new SqlServerDesign().CreateDbContext([]);

        var script = db.GetService<IMigrator>().GenerateScript(options: options);

        Assert.Contains("CREATE TABLE [Leads]", script, StringComparison.Ordinal);
        Assert.Empty(TransactSql.ProblemsOf(script));
    }

    [Fact]
    public void The_script_that_takes_SQL_Server_back_is_T_SQL()
    {
        using var db = new SqlServerDesign().CreateDbContext([]);

        var script = db.GetService<IMigrator>().GenerateScript(db.Database.GetMigrations().Last(), Migration.InitialDatabase);

        Assert.Contains("DROP TABLE [Leads]", script, StringComparison.Ordinal);
        Assert.Empty(TransactSql.ProblemsOf(script));
    }

    [Theory]
    [InlineData("CREATE TABEL [Leads] ([Id] bigint)")]
    [InlineData("EXEC('CREATE TRIGGER [t] ON [Activity] AFTER DELETE AS BEGN ROLLBACK; END')")]
    public void A_mistake_in_T_SQL_is_found(string script) => Assert.NotEmpty(TransactSql.ProblemsOf(script));

    [Fact]
    public async Task Sqlite_goes_up_from_an_empty_file_down_to_nothing_and_up_again()
    {
        var file = Path.Combine(Path.GetTempPath(), $"opsconsole-migrations-{Guid.NewGuid():N}.db");
        try
        {
            await using var db = new SqliteOpsDb(new DbContextOptionsBuilder<SqliteOpsDb>().UseSqlite($"{TestKey.ConnectionTo(file)};Pooling=False").Options);
            await db.Database.MigrateAsync();
            Assert.Empty(await db.Database.GetPendingMigrationsAsync());
            var tables = await NamesAsync(db);
            Assert.Contains("Leads", tables);

            await db.GetService<IMigrator>().MigrateAsync(Migration.InitialDatabase);
            Assert.Empty(await NamesAsync(db));

            await db.Database.MigrateAsync();
            Assert.Equal(tables, await NamesAsync(db));
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            File.Delete(file);
        }
    }

    /// <summary>Tables, indexes and triggers, without what SQLite and EF keep for themselves.</summary>
    private static Task<List<string>> NamesAsync(SqliteOpsDb db) => db.Database.SqlQuery<string>(
        $"SELECT name AS Value FROM sqlite_master WHERE name NOT LIKE 'sqlite%' AND name NOT LIKE '\\_\\_EF%' ESCAPE '\\' ORDER BY name").ToListAsync();

    private static string NameOf(string migration) => migration[(migration.IndexOf('_', StringComparison.Ordinal) + 1)..];
}
