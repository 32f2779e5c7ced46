using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Bulk;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Intake;
using OpsConsole.Data;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads.Intake;

namespace OpsConsole.Tests.Data;

/// <summary>Many rows in one save are bound by us, few by EF: what lies in the file is the same to the bit.</summary>
public sealed class SqliteStatementTests
{
    private const int Leads = 40;

    private static readonly string[] tables = ["Leads", "Activity", "Outbox"];
    private static readonly CancellationToken ct = CancellationToken.None;

    [Fact]
    public async Task Rows_that_are_saved_and_changed_together_lie_as_those_that_are_saved_and_changed_alone()
    {
        var together = await RowsAsync(atOnce: Leads);
        var alone = await RowsAsync(atOnce: 1);

        Assert.True(together.Count > 4 * Leads, $"{together.Count} rows");
        Assert.Equal(alone, together);
    }

    /// <summary>Otherwise its rows would be saved the slow way, and nobody would notice.</summary>
    [Theory, InlineData(typeof(Lead)), InlineData(typeof(Core.Activity.ActivityEntry)), InlineData(typeof(Core.Bulk.BulkResult)), InlineData(typeof(Core.Leads.Imports.LeadImportProblem))]
    public async Task What_is_saved_by_the_thousand_has_a_statement_of_its_own(Type type)
    {
        await using var ops = await TestOps.StartAsync();
        await using var db = ops.Open();

        if (type != typeof(Core.Bulk.BulkResult))
            Assert.NotNull(InsertPlan.For(db.Model.FindEntityType(type)!));
        Assert.All(db.Model.FindEntityType(type)!.GetTableMappings().Single().ColumnMappings, column => Assert.True(new RowColumn(column).IsBound, column.Column.Name));
    }

    [Fact]
    public async Task A_row_that_breaks_a_rule_is_refused_as_EF_refuses_it()
    {
        await using var ops = await TestOps.StartAsync();
        await using var db = ops.Open();
        var maria = await ops.MariaAsync();
        foreach (var number in Enumerable.Range(1, Leads))
            db.Leads.Add(Lead.From(SomeInputs.Complete, "Test", maria, ops.Time.NowUtc));

        var refused = await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(ct));

        var reason = Assert.IsType<SqliteException>(refused.InnerException);
        Assert.Equal((19, 2067), (reason.SqliteErrorCode, reason.SqliteExtendedErrorCode));
        Assert.Contains("UNIQUE constraint failed: Leads.", reason.Message, StringComparison.Ordinal);
        await using var after = ops.Open();
        Assert.Equal(0, await after.Leads.CountAsync(ct));
    }

    private static async Task<List<string>> RowsAsync(int atOnce)
    {
        await using var ops = await TestOps.StartAsync();
        var maria = await ops.MariaAsync();
        await SaveAsync(ops, atOnce, (db, number) =>
        {
            var lead = Lead.From(Some(number), "Test", maria, ops.Time.NowUtc.AddTicks(number * 1_234_567), submissionKey: number % 2 == 0 ? null : new Guid(number, 2, 3, [4, 5, 6, 7, 8, 9, 10, 255]), importLine: number);
            db.Leads.Add(lead);
            db.Record(maria, "lead.submitted", lead, new { Line = number, Words = "“Straße” 🏠" });
        });
        await SaveAsync(ops, atOnce, (db, number) =>
        {
            var lead = db.Leads.Single(row => row.ImportLine == number);
            (lead.Baths, lead.OwnerName, lead.Latitude) = (number % 3 == 0 ? null : number / 4m, "", number / 7d);
        });
        await using var open = ops.Open();
        var connection = open.Database.GetDbConnection();
        await connection.OpenAsync(ct);
        var rows = new List<string>();
        foreach (var table in tables)
        {
            await using var command = connection.CreateCommand();
            // In which order entries are numbered that were written together is nobody's promise; the node is the process.
            command.CommandText = $"SELECT group_concat('typeof(\"' || name || '\") || quote(\"' || name || '\")', ' || ') FROM pragma_table_info('{table}') WHERE name NOT IN ('Node', 'ActivityId') AND ('{table}' = 'Leads' OR name <> 'Id')";
            command.CommandText = $"SELECT {await command.ExecuteScalarAsync(ct)} FROM \"{table}\" ORDER BY 1";
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
                rows.Add(reader.GetString(0));
        }

        return rows;
    }

    private static async Task SaveAsync(TestOps ops, int atOnce, Action<OpsDb, int> change)
    {
        foreach (var some in Enumerable.Range(1, Leads).Chunk(atOnce))
        {
            await using var db = ops.Open();
            foreach (var number in some)
                change(db, number);
            await db.SaveChangesAsync(ct);
        }
    }

    private static LeadInput Some(int number) => SomeInputs.Complete with
    {
        Street = $"{number} O'Brien “Straße” 🏠 St",
        OwnerName = number % 4 == 0 ? null : new string('é', number * 3),
        Baths = number % 5 == 0 ? null : number / 2m,
        LastSoldOn = number % 3 == 0 ? null : new DateOnly(2001, 1, 1).AddDays(number * 97),
    };
}
