using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;

namespace OpsConsole.Data.Encryption;

/// <summary>Where the SQLite database is and, by <c>Database:KeyFile</c>, with which key.</summary>
internal static class SqlitePlace
{
    public static DatabaseKeys? Keys(IConfiguration configuration) => configuration["Database:KeyFile"] is { Length: > 0 } file ? DatabaseKeys.Read(file) : null;

    /// <summary>As configured, without a word about encryption.</summary>
    public static SqliteConnectionStringBuilder Given(IConfiguration configuration) =>
        new(configuration.GetConnectionString("Ops") ?? $"Data Source={Path.Combine(configuration["contentRoot"] ?? "", Database.DefaultFile)}");

    /// <summary>How the product opens it.</summary>
    /// <exception cref="InvalidOperationException">The file and the keys do not fit each other.</exception>
    public static SqliteConnectionStringBuilder Open(IConfiguration configuration)
    {
        var given = Given(configuration);
        var keys = Keys(configuration);
        var file = DatabaseFile.Look(given.DataSource, keys);
        if (keys is null)
            return file is { IsNew: false, IsPlain: false }
                ? throw new InvalidOperationException($"The database {given.DataSource} is encrypted, or no database. Set Database:KeyFile to the file of its key.")
                : given;
        if (file.IsPlain)
            throw new InvalidOperationException($"The database {given.DataSource} is not encrypted, but Database:KeyFile is set. Run encrypt-database while the console is stopped.");
        var key = file.Key ?? (file.IsNew ? keys.Newest : throw new InvalidOperationException($"The database {given.DataSource} is encrypted with another key than those of Database:KeyFile."));
        given.Vfs = SealedVfs.NameFor(key);
        return given;
    }
}
