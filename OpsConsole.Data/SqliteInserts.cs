using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace OpsConsole.Data;

/// <summary>
/// Many new rows of one table through one prepared statement. EF prepares each INSERT anew on SQLite, which costs more than the row itself;
/// imports and bulk actions save hundreds at once. On SQL Server EF's own batches do this.
/// </summary>
internal static class SqliteInserts
{
    /// <summary>From so many new rows of a table on it is worth a statement.</summary>
    private const int Many = 16;

    private static readonly ConcurrentDictionary<IEntityType, InsertPlan?> plans = new();

    /// <summary>The rows that are inserted this way, tables that others point to first. Empty when there are too few.</summary>
    public static IReadOnlyList<(InsertPlan Plan, List<EntityEntry> Rows)> In(ChangeTracker changes)
    {
        var byType = changes.Entries().Where(entry => entry.State is not (EntityState.Unchanged or EntityState.Detached)).GroupBy(entry => entry.Metadata)
            .ToDictionary(group => group.Key, group => group.ToList());
        var found = new List<(InsertPlan, List<EntityEntry>)>();
        var left = new HashSet<IEntityType>(byType.Keys);
        foreach (var type in byType.Keys.OrderBy(type => type.GetForeignKeys().Count(key => byType.ContainsKey(key.PrincipalEntityType))))
        {
            var rows = byType[type];
            // A table that is also changed, or that points to rows which EF inserts later, stays EF's, which knows the order. Without a
            // navigation a key was set to what there is already.
            if (rows.Count < Many || rows.Exists(row => row.State != EntityState.Added)
                || type.GetForeignKeys().Any(key => key.DependentToPrincipal is not null && left.Contains(key.PrincipalEntityType) && byType[key.PrincipalEntityType].Exists(row => row.State == EntityState.Added))
                || plans.GetOrAdd(type, InsertPlan.For) is not { } plan)
                continue;
            left.Remove(type);
            found.Add((plan, rows));
        }

        return found;
    }

    /// <summary>Inserts the rows in the open transaction, gives them their keys, and leaves them unchanged for EF.</summary>
    /// <exception cref="DbUpdateException">As EF's own save would throw it.</exception>
    public static async Task<int> InsertAsync(DatabaseFacade database, InsertPlan plan, List<EntityEntry> rows, CancellationToken ct)
    {
        // The pages of all indexes that a batch touches, about 14 a lead, shall not go to the disk before the commit.
        await database.ExecuteSqlRawAsync("PRAGMA cache_size=-32768", ct);
        using var statement = new SqliteStatement(database, plan.Sql);
        foreach (var row in rows)
        {
            ct.ThrowIfCancellationRequested();
            try
            {
                plan.Fill(statement, row);
                var key = statement.Run();
                if (plan.Key is { } generated)
                    row.Property(generated.Name).CurrentValue = Convert.ChangeType(key, generated.ClrType, CultureInfo.InvariantCulture);
            }
            catch (SqliteException failure)
            {
                throw new DbUpdateException($"A row of {row.Metadata.ClrType.Name} could not be inserted. See the inner exception.", failure);
            }
        }

        foreach (var row in rows)
            row.State = EntityState.Unchanged;
        return rows.Count;
    }
}

/// <summary>How the rows of one entity type are inserted: the statement, and where each of its values comes from.</summary>
internal sealed class InsertPlan
{
    private readonly RowColumn[] columns;

    private InsertPlan(string sql, RowColumn[] columns, IProperty? key) => (Sql, this.columns, Key) = (sql, columns, key);

    public string Sql { get; }

    /// <summary>The key that the database gives, if it does.</summary>
    public IProperty? Key { get; }

    /// <summary>Null for a type that is not one plain table with at most its key made by the database.</summary>
    public static InsertPlan? For(IEntityType type)
    {
        if (RowColumn.TableOf(type) is not { } mapping)
            return null;
        var generated = type.GetProperties().Where(property => property.ValueGenerated != ValueGenerated.Never).ToList();
        if (generated.Exists(property => !property.IsPrimaryKey() || !property.ClrType.IsPrimitive) || type.FindPrimaryKey()?.Properties is not [var key])
            return null;

        var isGenerated = generated.Contains(key);
        var columns = mapping.ColumnMappings.Where(column => !isGenerated || column.Property != key).Select(column => new RowColumn(column)).ToArray();
        if (!Array.TrueForAll(columns, column => column.IsBound))
            return null;
        var sql = $"INSERT INTO \"{mapping.Table.Name}\" ({string.Join(", ", columns.Select(column => $"\"{column.Name}\""))}) "
            + $"VALUES ({string.Join(", ", columns.Select(_ => "?"))})"
            + (isGenerated ? $" RETURNING \"{mapping.ColumnMappings.First(column => column.Property == key).Column.Name}\"" : "");
        return new InsertPlan(sql, columns, isGenerated ? key : null);
    }

    public void Fill(SqliteStatement statement, EntityEntry row)
    {
        for (var at = 0; at < columns.Length; at++)
            statement.Bind(at + 1, columns[at].Of(row));
    }
}
