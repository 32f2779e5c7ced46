using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using OpsConsole.Core;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Photos;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Data;

/// <summary>
/// Tells SQLite's planner what the tables hold once they are full (decision 0015). Without any word it takes a tenant for ten rows and looks
/// through all of a tenant's leads rather than take fifty by their key. The figures are the model's, the same in every database, so that a
/// plan never changes under way; https://sqlite.org/fileformat2.html#stat1tab says what they mean.
/// </summary>
internal static class SqliteStatistics
{
    private const long RowsOfTable = 1_000_000;

    // Texts that hardly two rows share. Taken for words of a list, two hundred of them would look dearer than the whole tenant.
    private static readonly string[] telling =
    [
        nameof(Lead.AddressKey), nameof(Lead.DoorKey), nameof(Lead.OwnerPhone), nameof(Lead.OwnerEmail), nameof(Lead.OwnerName), nameof(Lead.Street),
    ];

    public static async Task WriteAsync(OpsDb db, CancellationToken ct)
    {
        var rows = await RowsAsync(db, ct);
        await using var writing = await db.Database.BeginTransactionAsync(ct);
        // The first ANALYZE makes the table; of a large database it looks at a few rows only.
        await db.Database.ExecuteSqlRawAsync("PRAGMA analysis_limit=1; ANALYZE; DELETE FROM sqlite_stat1", ct);
        foreach (var (table, index, stat) in rows)
            await db.Database.ExecuteSqlAsync($"INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ({table}, {index}, {stat})", ct);
        await db.Database.ExecuteSqlRawAsync("ANALYZE sqlite_schema", ct);
        await writing.CommitAsync(ct);
    }

    public static async Task<bool> AreMissingAsync(OpsDb db, CancellationToken ct) =>
        await db.Database.SqlQueryRaw<long>("SELECT COUNT(*) AS \"Value\" FROM sqlite_schema WHERE name = 'sqlite_stat1'").SingleAsync(ct) == 0;

    /// <summary>("Leads", "IX_Leads_BoardOpen", "1000000 100000 20000 …"): the rows of the index, then how many share its first column, its first two …</summary>
    private static async Task<IReadOnlyList<(string Table, string Index, string Stat)>> RowsAsync(OpsDb db, CancellationToken ct)
    {
        var indexes = await db.Database.SqlQueryRaw<IndexColumn>(
            """
            SELECT t.name AS "Table", i.name AS "Index", i."unique" AS "IsUnique", c.name AS "Column", c.seqno AS "Place"
            FROM sqlite_schema t JOIN pragma_index_list(t.name) i JOIN pragma_index_info(i.name) c
            WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND c.name IS NOT NULL ORDER BY t.name, i.name, c.seqno
            """).ToListAsync(ct);
        var columns = db.Model.GetEntityTypes().Where(type => type.GetTableName() is not null)
            .SelectMany(type => type.GetProperties().Select(property => (Table: type.GetTableName()!, Column: property.GetColumnName(), property)))
            .GroupBy(column => (column.Table, column.Column)).ToDictionary(group => group.Key, group => group.First().property);
        return [.. indexes.GroupBy(column => (column.Table, column.Index, column.IsUnique)).Select(index => Row(index.Key.Table, index.Key.Index, index.Key.IsUnique, index.ToList(), columns))];
    }

    private static (string Table, string Index, string Stat) Row(string table, string index, bool isUnique, List<IndexColumn> columns, Dictionary<(string, string), IProperty> properties)
    {
        var stat = new StringBuilder().Append(RowsOfTable);
        var alike = (double)RowsOfTable;
        foreach (var column in columns)
        {
            alike = Math.Max(1, alike / (properties.TryGetValue((table, column.Column), out var property) ? ValuesOf(property) : 100));
            stat.Append(CultureInfo.InvariantCulture, $" {(isUnique && column == columns[^1] ? 1 : (long)alike)}");
        }

        return (table, index, stat.ToString());
    }

    /// <summary>How many different values a column holds, roughly.</summary>
    private static double ValuesOf(IProperty property) => (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) switch
    {
        _ when property.Name == nameof(ITenantOwned.TenantId) => 10,
        { IsEnum: true } => 5,
        var type when type == typeof(bool) => 2,
        var type when type == typeof(string) => telling.Contains(property.Name) ? 50_000 : 100,
        var type when type == typeof(DateTime) => 10_000,
        // Of photos, notes, pairs and the like a lead has a few.
        _ when property.Name == nameof(LeadPhoto.LeadId) => 200_000,
        // Hashes.
        var type when type == typeof(byte[]) => RowsOfTable,
        _ when property.IsPrimaryKey() => RowsOfTable,
        var type when type == typeof(long) => 1_000,
        _ => 100,
    };

    private sealed record IndexColumn(string Table, string Index, bool IsUnique, string Column, int Place);
}
