using System.Text;

namespace OpsConsole.Data.Encryption;

/// <summary>What a power cut must not undo.</summary>
internal static unsafe class DurableFiles
{
    /// <summary>Waits until the content of a file is on the disk.</summary>
    public static void KeepContent(string file)
    {
        using var handle = File.OpenHandle(file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        RandomAccess.FlushToDisk(handle);
    }

    /// <summary>Waits until the names in the folder of a file are on the disk. .NET cannot, SQLite can: where it removes a file for good.</summary>
    public static void KeepNames(string file)
    {
        var marker = Path.GetFullPath(file) + ".names";
        File.WriteAllBytes(marker, []);
        SQLitePCL.Batteries_V2.Init();
        var system = NativeSqlite.FindVfs(null);
        fixed (byte* path = Encoding.UTF8.GetBytes(marker + "\0"))
            if (system->Delete(system, path, 1) is var answer and not NativeSqlite.Ok)
                throw new IOException($"The folder of {file} could not be written to the disk (SQLite's error {answer}).");
    }
}
