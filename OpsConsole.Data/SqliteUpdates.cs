using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

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
    public static async Task<int> UpdateAsync(DatabaseFacade database, UpdatePlan plan, List<EntityEntry> rows, CancellationToken ct)
    {
        await using var command = database.GetDbConnection().CreateCommand();
        command.Transaction = database.CurrentTransaction!.GetDbTransaction();
        plan.Prepare(command);
        foreach (var row in rows)
        {
            ct.ThrowIfCancellationRequested();
            try
            {
                // SQLite answers on this thread whatever one awaits.
#pragma warning disable CA1849
                plan.Fill(command, row);
                if (command.ExecuteNonQuery() != 1)
                    throw new DbUpdateConcurrencyException($"A row of {row.Metadata.ClrType.Name} was changed or removed meanwhile.");
#pragma warning restore CA1849
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
    private readonly string sql;
    private readonly RowColumn[] changed;
    private readonly RowColumn[] found;

    private UpdatePlan(string sql, RowColumn[] changed, RowColumn[] found) => (this.sql, this.changed, this.found) = (sql, changed, found);

    /// <summary>Null when EF must do it.</summary>
    public static UpdatePlan? For(EntityEntry row)
    {
        var type = row.Metadata;
        var modified = row.Properties.Where(property => property.IsModified).Select(property => property.Metadata).ToHashSet();
        if (RowColumn.TableOf(type) is not { } mapping || type.GetProperties().Any(property => property.ValueGenerated is ValueGenerated.OnUpdate or ValueGenerated.OnAddOrUpdate or ValueGenerated.OnUpdateSometimes)
            || modified.Any(property => property.IsKey() || property.IsForeignKey() || property.GetContainingIndexes().Any(index => index.IsUnique)))
            return null;
        var columns = mapping.ColumnMappings.ToList();
        var changed = columns.Where(column => modified.Contains(column.Property)).Select((column, place) => new RowColumn(column, $"@p{place}")).ToArray();
        var found = columns.Where(column => column.Property.IsPrimaryKey() || column.Property.IsConcurrencyToken).Select((column, place) => new RowColumn(column, $"@k{place}")).ToArray();
        // "=" finds no null; none of the tokens there are may be one.
        if (changed.Length != modified.Count || found.Any(column => column.Property.IsNullable))
            return null;
        return new UpdatePlan($"UPDATE \"{mapping.Table.Name}\" SET {Pairs(changed, ", ")} WHERE {Pairs(found, " AND ")}", changed, found);
    }

    public void Prepare(DbCommand command)
    {
        command.CommandText = sql;
        foreach (var column in changed.Concat(found))
            column.AddTo(command);
        command.Prepare();
    }

    public void Fill(DbCommand command, EntityEntry row)
    {
        for (var at = 0; at < changed.Length; at++)
            command.Parameters[at].Value = changed[at].Of(row) ?? DBNull.Value;
        for (var at = 0; at < found.Length; at++)
            command.Parameters[changed.Length + at].Value = found[at].OriginalOf(row);
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

    private static string Pairs(RowColumn[] columns, string between) => string.Join(between, columns.Select(column => $"\"{column.Name}\" = {column.Parameter}"));
}
