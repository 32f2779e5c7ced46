using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using OpsConsole.Data;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Data;

/// <summary>Bulk actions on leads that ran before other rooms had any keep their rows, there and back.</summary>
public sealed class BulkMigrationTests
{
    [Fact]
    public async Task Earlier_bulk_actions_are_those_on_leads_with_all_that_came_of_them()
    {
        var file = Path.Combine(Path.GetTempPath(), $"opsconsole-bulk-{Guid.NewGuid():N}.db");
        try
        {
            await using var db = new SqliteOpsDb(new DbContextOptionsBuilder<SqliteOpsDb>().UseSqlite($"{TestKey.ConnectionTo(file)};Pooling=False;Foreign Keys=False").Options);
            var migrator = db.GetService<IMigrator>();
            var all = db.Database.GetMigrations().ToList();
            var before = all[all.FindIndex(name => name.EndsWith("_BulkForAllRooms", StringComparison.Ordinal)) - 1];
            await migrator.MigrateAsync(before);
            await db.Database.ExecuteSqlRawAsync("""
                INSERT INTO LeadBulkActions (Id, TenantId, Version, RequestKey, Kind, Change, Chosen, Batches, Phase, BatchesDone, Round, Done, LeftOut, Failed, Undone, Kept, StartedByName, StartedAtUtc)
                VALUES (7, 1, 3, '4F1D1B0C-0000-0000-0000-000000000001', 'approve', '{{"do":"approve"}}', 2, 1, 'Done', 1, 1, 1, 1, 0, 0, 0, 'Maria Keller', '2026-11-20 10:00:00');
                INSERT INTO LeadBulkBatches (ActionId, Number, TenantId, Leads) VALUES (7, 1, 1, '17:3 18:1');
                INSERT INTO LeadBulkResults (ActionId, LeadId, TenantId, Outcome, Reason, VersionAfter, Round) VALUES (7, 17, 1, 'Done', NULL, 4, 1), (7, 18, 1, 'LeftOut', 'Already approved', NULL, 1);
                """);

            await db.Database.MigrateAsync();

            var action = await db.BulkActions.IgnoreQueryFilters().SingleAsync();
            Assert.Equal((7L, "lead", "approve", """{"do":"approve"}"""), (action.Id, action.RowKind, action.Kind, action.Change));
            Assert.Equal([new(17, 3), new(18, 1)], (await db.BulkBatches.IgnoreQueryFilters().SingleAsync()).Read());
            Assert.Equal([(17L, 4L), (18L, null)], (await db.BulkResults.IgnoreQueryFilters().OrderBy(result => result.RowId).ToListAsync()).Select(result => (result.RowId, result.VersionAfter)));

            await db.Database.ExecuteSqlRawAsync("UPDATE BulkActions SET RowKind = 'user' WHERE Id = 7");
            await db.Database.ExecuteSqlRawAsync("""
                INSERT INTO BulkActions (Id, TenantId, Version, RequestKey, RowKind, Kind, Change, Chosen, Batches, Phase, BatchesDone, Round, Done, LeftOut, Failed, Undone, Kept, StartedByName, StartedAtUtc)
                VALUES (8, 1, 1, '4F1D1B0C-0000-0000-0000-000000000002', 'lead', 'approve', '{{"do":"approve"}}', 0, 0, 'Done', 0, 1, 0, 0, 0, 0, 0, 'Maria Keller', '2026-11-20 10:00:00');
                """);
            await migrator.MigrateAsync(before);
            Assert.Equal([8L], await db.Database.SqlQuery<long>($"SELECT Id AS Value FROM LeadBulkActions").ToListAsync());
            Assert.Equal(0, (await db.Database.SqlQuery<long>($"SELECT COUNT(*) AS Value FROM LeadBulkResults").ToListAsync())[0]);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            File.Delete(file);
        }
    }
}
