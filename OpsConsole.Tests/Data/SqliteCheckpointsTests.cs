using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Files;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Data;

public sealed class SqliteCheckpointsTests
{
    private const int Megabyte = 1024 * 1024;

    /// <summary>Nobody who saves waits for the copy, and yet the log does not grow for ever: SQLite's own limit lies far beyond what is written here.</summary>
    [Fact]
    public async Task What_is_written_reaches_the_database_beside_the_writing()
    {
        await using var ops = await TestOps.StartAsync();
        string file;
        await using (var db = ops.Open())
            file = new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource;
        var before = new FileInfo(file).Length;

        var bytes = new byte[Megabyte];
        for (var n = 0; n < 40; n++)
        {
            using var content = new MemoryStream(bytes);
            Assert.True((await ops.Get<StoreFile>().RunAsync($"{n}.bin", content, 2, ops.TenantId, CancellationToken.None)).Succeeded);
        }

        // The first copy takes what is there when it begins; the rest may wait for later writing.
        await Eventually.IsTrueAsync(() => Task.FromResult(new FileInfo(file).Length >= before + (12 * Megabyte)));
    }
}
