using System.Runtime.CompilerServices;
using OpsConsole.Data.Encryption;

namespace OpsConsole.Tests.Ground;

/// <summary>With OPSCONSOLE_TEST_ENCRYPTED=1 every SQLite database of the tests is encrypted, by a key of this run that its other processes inherit.</summary>
internal static class TestKey
{
    private const string Variable = "OPSCONSOLE_TEST_ENCRYPTED";
    private const string Setting = "Database__KeyFile";

    /// <summary>Where the key is; null while databases are plain.</summary>
    public static string? File => IsOn ? Environment.GetEnvironmentVariable(Setting) : null;

    public static bool IsOn => Environment.GetEnvironmentVariable(Variable) == "1";

    [ModuleInitializer]
    public static void Make()
    {
        if (!IsOn || File is not null)
            return;
        var file = Path.Combine(Path.GetTempPath(), $"opsconsole-test-{Environment.ProcessId}.key");
        DatabaseKeys.AddTo(file);
        Environment.SetEnvironmentVariable(Setting, file);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => System.IO.File.Delete(file);
    }

    /// <summary>The connection string to a file, for what opens it besides the product too.</summary>
    public static string ConnectionTo(string file) =>
        File is { } keys ? $"Data Source={file};Vfs={SealedVfs.NameFor(DatabaseKeys.Read(keys).Newest)}" : $"Data Source={file}";
}
