using Microsoft.Data.Sqlite;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Users.Erasing;

internal static class Scanned
{
    /// <summary>Every place of the SQLite file in which one of the words stands, whatever its case: "Table.Column: text".</summary>
    public static async Task<List<string>> ScanAsync(this TestOps ops, params string[] words)
    {
        var found = new List<string>();
        await using var connection = new SqliteConnection(ops.Connection);
        await connection.OpenAsync();
        foreach (var table in await ReadAsync(connection, "SELECT name FROM sqlite_master WHERE type = 'table'"))
            foreach (var column in await ReadAsync(connection, $"SELECT name FROM pragma_table_info('{table}')"))
                foreach (var text in await ReadAsync(connection, $"SELECT DISTINCT \"{column}\" FROM \"{table}\" WHERE typeof(\"{column}\") = 'text'"))
                    if (words.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase) || text.Contains(System.Text.Json.JsonEncodedText.Encode(word).ToString(), StringComparison.OrdinalIgnoreCase)))
                        found.Add($"{table}.{column}: {text}");
        return found;
    }

    private static async Task<List<string>> ReadAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var read = new List<string>();
        while (await reader.ReadAsync())
            read.Add(reader.GetString(0));
        return read;
    }
}
