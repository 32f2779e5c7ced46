using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using OpsConsole.Core;
using OpsConsole.Core.Flags;
using OpsConsole.Core.Tenants;
using OpsConsole.Core.Users.Bulk;
using OpsConsole.Core.Users.OwnData;
using OpsConsole.Core.Views;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Access.Walk;

/// <summary>A firm with a row in every table, the first of each, all of them of the account 1.</summary>
internal sealed class OneRowOfEach : IAsyncDisposable
{
    private static readonly Dictionary<string, string> texts = new()
    {
        ["Flag.State"] = new FlagState().ToJson(),
        ["Flag.ProposedState"] = new FlagState().ToJson(),
        ["Flag.Name"] = FlagCatalog.All[0].Name,
        ["SavedView.List"] = "users",
        ["OutgoingMessage.Values"] = "{}",
        ["JobPlan.Job"] = MadeUp.Job,
        ["BulkAction.RowKind"] = "user",
        ["BulkAction.Change"] = new BulkDisable(MadeUp.Text).ToJson(),
    };

    private static readonly DateTime someday = new(2040, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly TestHost host;
    private readonly SqliteConnection look;
    private readonly IReadOnlyList<(string Table, string? Tenant)> tables;

    private OneRowOfEach(TestHost host, SqliteConnection look, IReadOnlyList<(string, string?)> tables) => (this.host, this.look, this.tables) = (host, look, tables);

    /// <summary>Changes with every commit of anybody else.</summary>
    public long Commits => (long)Scalar("PRAGMA data_version")!;

    /// <summary>How many tables hold a row of the firm.</summary>
    public int Filled => tables.Count(table => table.Tenant is not null && (long)Scalar($"SELECT COUNT(*) FROM \"{table.Table}\" WHERE {table.Tenant} = {host.TenantId}")! > 0);

    public static async Task<OneRowOfEach> MakeAsync(TestHost host)
    {
        await using var db = host.Open();
        var connectionString = $"Data Source={Path.Combine(host.Folder, "ops.db")}";
        var types = db.Model.GetEntityTypes().Where(type => type.GetTableName() is not null && !type.IsOwned()).ToList();
        await using (var connection = new SqliteConnection(connectionString))
        {
            await connection.OpenAsync();
            Run(connection, "PRAGMA foreign_keys = OFF");
            foreach (var type in types.Where(type => type.ClrType != typeof(Tenant)))
                Insert(connection, type, host.TenantId);
        }

        var look = new SqliteConnection(connectionString);
        await look.OpenAsync();
        return new OneRowOfEach(host, look, [.. types.Select(type => (type.GetTableName()!, type.FindProperty("TenantId") is null ? null : "\"TenantId\"")).Distinct()]);
    }

    /// <summary>What all tables hold, of the firm alone or of everybody.</summary>
    /// <param name="of">Which rows count, by the columns of their table; null for all of the firm.</param>
    public string Fingerprint(long? userId = null)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (table, tenant) in tables)
        {
            var whose = userId is { } id ? OfPerson(table, id) : tenant is null ? null : $"{tenant} = {host.TenantId}";
            if (whose is null)
                continue;
            using var command = look.CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\" WHERE {whose}";
            using var reader = command.ExecuteReader();
            while (reader.Read())
                for (var at = 0; at < reader.FieldCount; at++)
                    hash.AppendData(Encoding.UTF8.GetBytes($"{table}.{reader.GetName(at)}={(reader.GetValue(at) is byte[] bytes ? Convert.ToHexString(bytes) : reader.GetValue(at))};"));
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    public async ValueTask DisposeAsync() => await look.DisposeAsync();

    private string? OfPerson(string table, long userId)
    {
        if (table == "AspNetUsers" || table == "Users")
            return $"\"Id\" = {userId}";
        using var command = look.CreateCommand();
        command.CommandText = $"SELECT name FROM pragma_table_info('{table}') WHERE name LIKE '%UserId'";
        using var reader = command.ExecuteReader();
        var columns = new List<string>();
        while (reader.Read())
            columns.Add(reader.GetString(0));
        return columns.Count == 0 ? null : string.Join(" OR ", columns.Select(column => $"\"{column}\" = {userId}"));
    }

    private static void Insert(SqliteConnection connection, IEntityType type, long tenantId)
    {
        var table = type.GetTableName()!;
        var store = StoreObjectIdentifier.Table(table);
        var columns = type.GetProperties().Select(property => (Property: property, Column: property.GetColumnName(store))).Where(pair => pair.Column is not null).ToList();
        using var command = connection.CreateCommand();
        command.CommandText = $"INSERT OR IGNORE INTO \"{table}\" ({string.Join(", ", columns.Select(pair => $"\"{pair.Column}\""))}) VALUES ({string.Join(", ", columns.Select((_, at) => $"@p{at}"))})";
        foreach (var ((property, _), at) in columns.Select((pair, at) => (pair, at)))
            command.Parameters.AddWithValue($"@p{at}", ValueOf(type, property, tenantId) ?? DBNull.Value);
        command.ExecuteNonQuery();
    }

    private static object? ValueOf(IEntityType type, IProperty property, long tenantId)
    {
        if (property.Name == "TenantId" || (property.Name == "Of" && type.ClrType.Name == "DoneStep"))
            return tenantId;
        var clr = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        if (texts.TryGetValue($"{type.ClrType.Name}.{property.Name}", out var text))
            return text;
        if (property.Name == nameof(DataCopy.UntilUtc) && type.ClrType == typeof(DataCopy))
            return property.GetTypeMapping().Converter?.ConvertToProvider(someday) ?? someday;
        // What has not happened yet: nothing is deleted, ended, locked or erased.
        if (property.IsNullable && (clr == typeof(DateTime) || clr == typeof(DateTimeOffset)))
            return null;
        object value = clr switch
        {
            _ when clr == typeof(string) => MadeUp.Text,
            _ when clr == typeof(long) || clr == typeof(int) || clr == typeof(short) => 1,
            // A view that others see, so that it is found and not changed.
            _ when clr == typeof(bool) => type.ClrType == typeof(SavedView) && property.Name == nameof(SavedView.IsShared),
            _ when clr == typeof(DateTime) => new DateTime(2026, 11, 1, 0, 0, 0, DateTimeKind.Utc),
            _ when clr == typeof(DateOnly) => new DateOnly(2026, 11, 1),
            _ when clr == typeof(Guid) => Guid.NewGuid(),
            _ when clr == typeof(byte[]) => new byte[] { 1 },
            _ => clr.IsValueType ? Activator.CreateInstance(clr)! : RuntimeHelpers.GetUninitializedObject(clr),
        };
        return (property.GetTypeMapping().Converter ?? property.GetValueConverter())?.ConvertToProvider(value) ?? value;
    }

    private object? Scalar(string sql)
    {
        using var command = look.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
