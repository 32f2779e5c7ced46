using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
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
