using System.Globalization;
using Microsoft.Data.Sqlite;

namespace OpsConsole.Data.Encryption;

/// <summary>What is asked of two databases that must hold the same.</summary>
internal static class SqliteCopy
{
    /// <summary>A file and its file system as SQLite reads them anywhere a file is named.</summary>
    public static string UriOf(string path, string vfs) =>
        $"file://{(path.StartsWith('/') ? "" : "/")}{string.Join('/', path.Replace('\\', '/').Split('/').Select(Uri.EscapeDataString)).Replace("%3A", ":", StringComparison.Ordinal)}?vfs={vfs}";

    public static async Task RunAsync(SqliteConnection connection, string sql, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(ct);
    }

    public static async Task<string> AskAsync(SqliteConnection connection, string sql, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(await command.ExecuteScalarAsync(ct), CultureInfo.InvariantCulture) ?? "";
    }

    /// <summary>Whether the copy is whole and holds what the original does: schema, tables, and each value of each row in its order.</summary>
    /// <exception cref="InvalidOperationException">It does not.</exception>
    public static async Task<(int Tables, long Rows)> CompareAsync(SqliteConnection original, string copyPath, string vfs, CancellationToken ct)
    {
        await using var copy = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = UriOf(copyPath, vfs), Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        await copy.OpenAsync(ct);
        if (await AskAsync(copy, "PRAGMA integrity_check", ct) is not "ok" and var problem)
            throw new InvalidOperationException($"The copy is not whole, the database stays as it was: {problem}");
        foreach (var of in new[] { "user_version", "application_id", "encoding" })
            if (await AskAsync(original, $"PRAGMA {of}", ct) != await AskAsync(copy, $"PRAGMA {of}", ct))
                throw new InvalidOperationException($"The copy has another {of}, the database stays as it was.");
        await CompareAsync(original, copy, "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name", "list of tables", ct);
        var tables = new List<string>();
        await using (var command = original.CreateCommand())
        {
            command.CommandText = "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 ORDER BY name";
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
                tables.Add(reader.GetString(0));
        }

        long rows = 0;
        // By row, not along an index.
        foreach (var table in tables)
            rows += await CompareAsync(original, copy, $"SELECT * FROM \"{table.Replace("\"", "\"\"", StringComparison.Ordinal)}\" NOT INDEXED", $"content of {table}", ct);
        return (tables.Count, rows);
    }

    private static async Task<long> CompareAsync(SqliteConnection original, SqliteConnection copy, string sql, string what, CancellationToken ct)
    {
        await using var one = original.CreateCommand();
        await using var other = copy.CreateCommand();
        (one.CommandText, other.CommandText) = (sql, sql);
        await using var left = await one.ExecuteReaderAsync(ct);
        await using var right = await other.ExecuteReaderAsync(ct);
        for (long rows = 0; ; rows++)
        {
            ct.ThrowIfCancellationRequested();
            var more = await left.ReadAsync(ct);
            var same = more == await right.ReadAsync(ct) && (!more || HoldTheSame(left, right));
            if (!same)
                throw new InvalidOperationException($"The copy has another {what}, the database stays as it was.");
            if (!more)
                return rows;
        }
    }

    private static bool HoldTheSame(SqliteDataReader left, SqliteDataReader right)
    {
        if (left.FieldCount != right.FieldCount)
            return false;
        for (var column = 0; column < left.FieldCount; column++)
            if (!IsSame(left.GetValue(column), right.GetValue(column)))
                return false;
        return true;
    }

    private static bool IsSame(object left, object right) =>
        left is byte[] bytes && right is byte[] others ? bytes.AsSpan().SequenceEqual(others) : Equals(left, right);
}
