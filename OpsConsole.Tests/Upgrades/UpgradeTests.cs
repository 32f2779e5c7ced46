using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using OpsConsole.Core.Messages.Queue;
using OpsConsole.Core.Notifications.Consents;
using OpsConsole.Core.Notifications.Quiet;
using OpsConsole.Core.Permissions;
using OpsConsole.Data;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads;

namespace OpsConsole.Tests.Upgrades;

public sealed class UpgradeTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    /// <summary>The very schema and rows of the version before: its last migration, and a manager who may only look.</summary>
    [Fact]
    public async Task A_database_of_the_version_before_comes_up_to_date()
    {
        var file = Path.Combine(Path.GetTempPath(), $"opsconsole-upgrade-{Guid.NewGuid():N}.db");
        try
        {
            await using (var old = new SqliteOpsDb(new DbContextOptionsBuilder<SqliteOpsDb>().UseSqlite($"{TestKey.ConnectionTo(file)};Pooling=False").Options))
            {
                await old.GetService<IMigrator>().MigrateAsync("FewerLeadIndexes", ct);
                await old.Database.ExecuteSqlRawAsync(
                    """
                    INSERT INTO Tenants (Id, Name, CreatedAtUtc) VALUES (1, 'Old Homes', '2026-01-05 10:00:00');
                    INSERT INTO Roles (Id, TenantId, Name, IsBuiltIn, Version) VALUES (1, 1, 'Manager', 1, 1);
                    INSERT INTO RolePermissions (RoleId, TenantId, Permission) VALUES (1, 1, 'leads.view');
                    """, ct);
            }

            await using var ops = TestOps.Over(TestKey.ConnectionTo(file), 1);
            await ops.Dbs.MigrateAsync(ct);

            await using var db = ops.Open();
            var held = await db.RolePermissions.Join(db.Roles, row => row.RoleId, role => role.Id, (row, role) => role.Name + " " + row.Permission).ToListAsync(ct);
            Assert.Equal(BuiltInRoles.Permissions.SelectMany(role => role.Value.Select(permission => $"{role.Key} {permission}")).Order(StringComparer.Ordinal), held.Order(StringComparer.Ordinal));
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            File.Delete(file);
        }
    }

    /// <summary>What people had agreed to before they had a history of it: each yes and no becomes its first rows, and their choices stay.</summary>
    [Fact]
    public async Task What_people_agreed_to_in_the_version_before_becomes_their_history()
    {
        var file = Path.Combine(Path.GetTempPath(), $"opsconsole-upgrade-{Guid.NewGuid():N}.db");
        try
        {
            await using (var old = new SqliteOpsDb(new DbContextOptionsBuilder<SqliteOpsDb>().UseSqlite($"Data Source={file};Pooling=False").Options))
            {
                await old.GetService<IMigrator>().MigrateAsync("Messages", ct);
                await old.Database.ExecuteSqlRawAsync("INSERT INTO Tenants (Id, Name, CreatedAtUtc) VALUES (1, 'Old Homes', '2026-01-05 10:00:00'), (2, 'Blue Door', '2026-01-05 10:00:00')", ct);
                foreach (var (id, tenant, name) in new[] { (1, 1, "Ana Duarte"), (2, 1, "Ben O'Neil"), (3, 1, "Cy Young"), (4, 2, "Dora Blue") })
                    await InsertUserAsync(old, id, tenant, name);
                await old.Database.ExecuteSqlRawAsync(
                    """
                    INSERT INTO NotificationPreferences (UserId, TenantId, Choices, TextsSinceUtc, TextsEndedAtUtc, TextsSource) VALUES
                        (1, 1, '{{"imports":["Console","Mail"]}}', '2026-03-01 09:30:15.1234567', NULL, 'first steps'),
                        (2, 1, '', '2026-02-01 08:00:00', '2026-04-02 07:06:05', NULL),
                        (3, 1, '{{"decided":["Console"]}}', NULL, NULL, NULL),
                        (4, 2, '', '2026-03-03 03:03:03', NULL, 'profile');
                    """, ct);
            }

            await using var ops = TestOps.Over($"Data Source={file}", 1);
            await ops.Dbs.MigrateAsync(ct);

            await using var db = ops.Open();
            var said = await db.Consents.OrderBy(row => row.UserId).ThenBy(row => row.AtUtc).Select(row => new { row.UserId, row.Channel, row.Purpose, row.IsGiven, row.AtUtc, row.Source, row.Note, row.Wording, row.ByName }).ToListAsync(ct);
            Assert.Equal(
                [
                    (1L, MessageChannel.Sms, "all", true, new DateTime(2026, 3, 1, 9, 30, 15, DateTimeKind.Utc).AddTicks(1_234_567), "first steps", null, "texts-1", "Ana Duarte"),
                    (2L, MessageChannel.Sms, "all", true, new DateTime(2026, 2, 1, 8, 0, 0, DateTimeKind.Utc), "profile", null, (string?)"texts-1", "Ben O'Neil"),
                    (2L, MessageChannel.Sms, "all", false, new DateTime(2026, 4, 2, 7, 6, 5, DateTimeKind.Utc), "earlier version", (string?)null, null, "Ben O'Neil"),
                ],
                said.Select(row => (row.UserId, row.Channel, row.Purpose, row.IsGiven, row.AtUtc, row.Source, row.Note, row.Wording, row.ByName)));
            Assert.True(await db.LastConsentAsync(1, MessageChannel.Sms, ConsentPurpose.All, ct) is { IsGiven: true });
            Assert.True(await db.LastConsentAsync(2, MessageChannel.Sms, ConsentPurpose.All, ct) is { IsGiven: false });
            Assert.Null(await db.LastConsentAsync(3, MessageChannel.Sms, ConsentPurpose.All, ct));

            var preferences = await db.NotificationPreferences.OrderBy(row => row.UserId).ToListAsync(ct);
            Assert.Equal(["""{"imports":["Console","Mail"]}""", "", """{"decided":["Console"]}"""], preferences.Select(row => row.Choices));
            Assert.All(preferences, row => Assert.Equal((null, QuietChoice.Usual, true), (row.MailEndedAtUtc, row.Quiet, row.OwnQuiet.IsNever)));
            await using var other = ops.Dbs.Open(2);
            Assert.Equal(4, Assert.Single(await other.Consents.ToListAsync(ct)).UserId);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            File.Delete(file);
        }
    }

    /// <summary>A row with what the schema of that time asks for, whatever that is.</summary>
    private static async Task InsertUserAsync(SqliteOpsDb old, int id, int tenant, string name)
    {
        await using var connection = new SqliteConnection(old.Database.GetConnectionString());
        await connection.OpenAsync(ct);
        await using var ask = connection.CreateCommand();
        ask.CommandText = """SELECT name, type FROM pragma_table_info('Users') WHERE "notnull" = 1 AND dflt_value IS NULL AND name NOT IN ('Id', 'TenantId', 'DisplayName')""";
        var needed = new List<(string Name, string Type)>();
        await using (var rows = await ask.ExecuteReaderAsync(ct))
            while (await rows.ReadAsync(ct))
                needed.Add((rows.GetString(0), rows.GetString(1)));
        await using var insert = connection.CreateCommand();
        insert.CommandText = $"INSERT INTO Users (Id, TenantId, DisplayName{string.Concat(needed.Select(column => $", \"{column.Name}\""))}) VALUES ($id, $tenant, $name{string.Concat(needed.Select(column => column.Type == "TEXT" ? ", '2026-01-05 10:00:00'" : ", 0"))})";
        insert.Parameters.AddWithValue("$id", id);
        insert.Parameters.AddWithValue("$tenant", tenant);
        insert.Parameters.AddWithValue("$name", name);
        await insert.ExecuteNonQueryAsync(ct);
    }

    [Theory, OnEveryDatabase]
    public async Task Killed_between_the_schema_and_the_search_texts_the_next_start_fills_them(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var lead = await ops.LeadAsync("12 Peña Rd");
        await using (var db = ops.Open())
        {
            await db.Leads.ExecuteUpdateAsync(set => set.SetProperty(row => row.SearchText, ""), ct);
            await db.DoneSteps.Where(step => step.Of == Core.Upgrades.DoneStep.Everybody).ExecuteDeleteAsync(ct);
        }

        await ops.Dbs.MigrateAsync(ct);
        Assert.Contains("pena", (await ops.ReadAsync(lead.Id)).SearchText, StringComparison.OrdinalIgnoreCase);

        // Done is done: it does not look through all leads at every start.
        await using (var db = ops.Open())
            await db.Leads.ExecuteUpdateAsync(set => set.SetProperty(row => row.SearchText, ""), ct);
        await ops.Dbs.MigrateAsync(ct);
        Assert.Empty((await ops.ReadAsync(lead.Id)).SearchText);
    }
}
