using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace OpsConsole.Data;

/// <summary>
/// Many rows of one table that are changed in the same columns, through one prepared statement; the sibling of <see cref="SqliteInserts"/>.
/// What could depend on an order among rows (keys, foreign keys, unique values) stays EF's.
/// </summary>
internal static class SqliteUpdates
{
    /// <summary>From so many changed rows on it is worth a statement.</summary>
    private const int Many = 16;

    private static readonly ConcurrentDictionary<(IEntityType Type, string Columns), UpdatePlan?> plans = new();

    public static IReadOnlyList<(UpdatePlan Plan, List<EntityEntry> Rows)> In(ChangeTracker changes)
    {
        var changed = changes.Entries().Where(entry => entry.State == EntityState.Modified).GroupBy(entry => entry.Metadata).Where(group => group.Skip(Many - 1).Any());
        var found = new List<(UpdatePlan, List<EntityEntry>)>();
        foreach (var alike in changed.SelectMany(group => group.GroupBy(ChangedIn)))
            if (alike.ToList() is { Count: >= Many } rows && plans.GetOrAdd((rows[0].Metadata, alike.Key), _ => UpdatePlan.For(rows[0])) is { } plan)
                found.Add((plan, rows));
        return found;
    }

    /// <summary>Updates the rows in the open transaction and leaves them unchanged for EF.</summary>
    /// <exception cref="DbUpdateException">As EF's own save would throw it, for a lost race too.</exception>
    public static int Update(DatabaseFacade database, UpdatePlan plan, List<EntityEntry> rows, CancellationToken ct)
    {
        using var statement = new SqliteStatement(database, plan.Sql);
        foreach (var row in rows)
        {
            ct.ThrowIfCancellationRequested();
            try
            {
                plan.Fill(statement, row);
                statement.Run();
                if (statement.Changed() != 1)
                    throw new DbUpdateConcurrencyException($"A row of {row.Metadata.ClrType.Name} was changed or removed meanwhile.");
            }
            catch (SqliteException failure)
            {
                throw new DbUpdateException($"A row of {row.Metadata.ClrType.Name} could not be changed. See the inner exception.", failure);
            }
        }

        foreach (var row in rows)
            plan.Accept(row);
        return rows.Count;
    }

    private static string ChangedIn(EntityEntry row) => string.Join(' ', row.Properties.Where(property => property.IsModified).Select(property => property.Metadata.GetIndex()));
}

/// <summary>How rows of one entity type that are changed in the same columns are updated.</summary>
internal sealed class UpdatePlan
{
    private readonly RowColumn[] changed;
    private readonly RowColumn[] found;

    private UpdatePlan(string sql, RowColumn[] changed, RowColumn[] found) => (Sql, this.changed, this.found) = (sql, changed, found);

    public string Sql { get; }

    /// <summary>Null when EF must do it.</summary>
    public static UpdatePlan? For(EntityEntry row)
    {
        var type = row.Metadata;
        var modified = row.Properties.Where(property => property.IsModified).Select(property => property.Metadata).ToHashSet();
        if (RowColumn.TableOf(type) is not { } mapping || type.GetProperties().Any(property => property.ValueGenerated is ValueGenerated.OnUpdate or ValueGenerated.OnAddOrUpdate or ValueGenerated.OnUpdateSometimes)
            || modified.Any(property => property.IsKey() || property.IsForeignKey() || property.GetContainingIndexes().Any(index => index.IsUnique)))
            return null;
        var columns = mapping.ColumnMappings.ToList();
        var changed = columns.Where(column => modified.Contains(column.Property)).Select(column => new RowColumn(column)).ToArray();
        var found = columns.Where(column => column.Property.IsPrimaryKey() || column.Property.IsConcurrencyToken).Select(column => new RowColumn(column)).ToArray();
        if (changed.Length != modified.Count || !changed.Concat(found).All(column => column.IsBound))
            return null;
        return new UpdatePlan($"UPDATE \"{mapping.Table.Name}\" SET {Pairs(changed, ", ")} WHERE {string.Join(" AND ", found.Select(Found))}", changed, found);
    }

    public void Fill(SqliteStatement statement, EntityEntry row)
    {
        for (var at = 0; at < changed.Length; at++)
            statement.Bind(at + 1, changed[at].Of(row));
        for (var at = 0; at < found.Length; at++)
            statement.Bind(changed.Length + at + 1, found[at].OriginalOf(row));
    }

    /// <summary>What was changed is from now on what it was.</summary>
    public void Accept(EntityEntry row)
    {
        foreach (var column in changed)
        {
            var property = row.Property(column.Property.Name);
            property.OriginalValue = property.CurrentValue;
        }

        row.State = EntityState.Unchanged;
    }

    /// <summary>"=" finds no null, and is quicker where there is none.</summary>
    private static string Found(RowColumn column) => $"\"{column.Name}\" {(column.Property.IsNullable ? "IS" : "=")} ?";

    private static string Pairs(RowColumn[] columns, string between) => string.Join(between, columns.Select(column => $"\"{column.Name}\" = ?"));
}
