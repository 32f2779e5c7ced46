using System.Buffers;
using System.Globalization;
using System.Reflection;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using SQLitePCL;

namespace OpsConsole.Data;

/// <summary>
/// A statement that is prepared once and run for many rows, its values bound by place. A command of Microsoft.Data.Sqlite looks up each
/// parameter by its name, comparing with all before it, for every row; with forty columns that costs as much as the row. Values are stored
/// as the provider stores them.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    // Asked for by name: the compiler refuses what Microsoft.Data.Sqlite says about a newer SQLitePCLRaw than the one there is (OlderAssemblies).
    private static readonly PropertyInfo handle = typeof(SqliteConnection).GetProperty("Handle")!;

    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;
    private byte[] utf8 = ArrayPool<byte>.Shared.Rent(1024);

    /// <param name="facade">With an open transaction, of which each run becomes a part.</param>
    /// <exception cref="SqliteException">When SQLite does not take the statement.</exception>
    public SqliteStatement(DatabaseFacade facade, string sql)
    {
        database = (sqlite3)handle.GetValue(facade.GetDbConnection())!;
        Check(raw.sqlite3_prepare_v2(database, sql, out statement));
    }

    /// <summary>Whether a value of this type can be bound.</summary>
    public static bool Takes(Type type)
    {
        var stored = Nullable.GetUnderlyingType(type) ?? type;
        return stored.IsEnum || stored == typeof(string) || stored == typeof(byte[]) || stored == typeof(bool) || stored == typeof(int) || stored == typeof(long)
            || stored == typeof(double) || stored == typeof(DateTime) || stored == typeof(DateOnly) || stored == typeof(Guid);
    }

    /// <param name="place">Counted from 1.</param>
    public void Bind(int place, object? value) => Check(value switch
    {
        null => raw.sqlite3_bind_null(statement, place),
        string text => BindText(place, text),
        long number => raw.sqlite3_bind_int64(statement, place, number),
        int number => raw.sqlite3_bind_int64(statement, place, number),
        bool truth => raw.sqlite3_bind_int64(statement, place, truth ? 1 : 0),
        double number => raw.sqlite3_bind_double(statement, place, number),
        DateTime moment => BindText(place, moment.ToString(@"yyyy\-MM\-dd HH\:mm\:ss.FFFFFFF", CultureInfo.InvariantCulture)),
        DateOnly day => BindText(place, day.ToString(@"yyyy\-MM\-dd", CultureInfo.InvariantCulture)),
        Guid id => BindText(place, id.ToString().ToUpperInvariant()),
        byte[] bytes => raw.sqlite3_bind_blob(statement, place, bytes),
        Enum choice => raw.sqlite3_bind_int64(statement, place, Convert.ToInt64(choice, CultureInfo.InvariantCulture)),
        _ => throw new InvalidOperationException($"{value.GetType().Name} is not bound here."),
    });

    /// <summary>Runs it with what is bound and returns the first value of its row, 0 when it has none.</summary>
    /// <exception cref="SqliteException">For a constraint that a value breaks, say.</exception>
    public long Run()
    {
        var answer = raw.sqlite3_step(statement);
        var value = answer == raw.SQLITE_ROW ? raw.sqlite3_column_int64(statement, 0) : 0;
        if (answer == raw.SQLITE_ROW)
            answer = raw.sqlite3_step(statement);
        if (answer != raw.SQLITE_DONE)
            Check(answer);
        Check(raw.sqlite3_reset(statement));
        return value;
    }

    /// <summary>How many rows the last run changed.</summary>
    public int Changed() => raw.sqlite3_changes(database);

    public void Dispose()
    {
        statement.Dispose();
        ArrayPool<byte>.Shared.Return(utf8);
    }

    private int BindText(int place, string text)
    {
        // An empty span has no address, which SQLite would take for null.
        if (text.Length == 0)
            return raw.sqlite3_bind_text(statement, place, text);
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (utf8.Length < most)
        {
            ArrayPool<byte>.Shared.Return(utf8);
            utf8 = ArrayPool<byte>.Shared.Rent(most);
        }

        // SQLite keeps a copy.
        return raw.sqlite3_bind_text(statement, place, utf8.AsSpan(0, Encoding.UTF8.GetBytes(text, utf8)));
    }

    private void Check(int answer)
    {
        if (answer != raw.SQLITE_OK)
            throw new SqliteException($"SQLite Error {answer}: '{raw.sqlite3_errmsg(database).utf8_to_string()}'.", answer, raw.sqlite3_extended_errcode(database));
    }
}
