using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using OpsConsole.Data.Encryption;

namespace OpsConsole.Tests.Data.Encryption;

/// <summary>A folder with a database and its keys, as an installation has them. Dispose it to drop both.</summary>
internal sealed class Vault : IDisposable
{
    public Vault()
    {
        SQLitePCL.Batteries_V2.Init();
        DatabaseKeys.AddTo(KeyFile);
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("opsconsole-vault-").FullName;

    public string File => Path.Combine(Folder, "ops.db");

    public string KeyFile => Path.Combine(Folder, "database.key");

    public IConfiguration Configuration(bool withKey = true) => Configuration(File, withKey ? KeyFile : null);

    public static IConfiguration Configuration(string file, string? keyFile) => new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["ConnectionStrings:Ops"] = $"Data Source={file}",
        ["Database:KeyFile"] = keyFile,
    }).Build();

    /// <summary>As the product opens it.</summary>
    public SqliteConnection Open(bool withKey = true) => Opened(SqlitePlace.Open(Configuration(withKey)));

    public Task<Recoded> EncryptAsync() => new EncryptDatabase(Configuration()).RunAsync(encrypt: true, CancellationToken.None);

    public Task<Recoded> DecryptAsync() => new EncryptDatabase(Configuration()).RunAsync(encrypt: false, CancellationToken.None);

    /// <summary>The name of each file of the database, and of what the process holds open without a name, that holds these bytes.</summary>
    public List<string> FilesWith(string word) =>
        [.. Directory.GetFiles(Folder).Concat(Unnamed()).Where(file => Bytes(file).AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(word)) >= 0).Select(file => Path.GetFileName(file))];

    public static void Run(SqliteConnection connection, string sql) => Ask(connection, sql);

    public static string Ask(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture) ?? "";
    }

    public static SqliteConnection Opened(SqliteConnectionStringBuilder place)
    {
        place.Pooling = false;
        place.DefaultTimeout = 30;
        var connection = new SqliteConnection(place.ToString());
        connection.Open();
        return connection;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>SQLite unlinks temporary files as soon as they are open; Linux still shows them.</summary>
    private static IEnumerable<string> Unnamed() => !OperatingSystem.IsLinux() ? [] : new DirectoryInfo("/proc/self/fd").EnumerateFileSystemInfos()
        .Where(handle => handle.LinkTarget?.Contains("etilqs", StringComparison.Ordinal) == true).Select(handle => handle.FullName);

    /// <summary>Not of the database: closing it here would take SQLite's locks away.</summary>
    private byte[] Bytes(string file)
    {
        if (file.StartsWith("/proc", StringComparison.Ordinal))
            return System.IO.File.ReadAllBytes(file);
        var copy = Path.Combine(Directory.CreateTempSubdirectory("opsconsole-bytes-").FullName, "bytes");
        using (var cat = System.Diagnostics.Process.Start("cp", [file, copy]))
            cat.WaitForExit();
        var bytes = System.IO.File.ReadAllBytes(copy);
        Directory.Delete(Path.GetDirectoryName(copy)!, recursive: true);
        return bytes;
    }
}
