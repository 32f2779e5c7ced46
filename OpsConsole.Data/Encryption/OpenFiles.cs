using System.Globalization;

namespace OpsConsole.Data.Encryption;

/// <summary>
/// Who has a file open without holding a lock, such as a console of which nobody has asked anything for a while. Linux says it, of processes
/// that one may look at; elsewhere the locks alone decide.
/// </summary>
internal static class OpenFiles
{
    public static bool IsOpenElsewhere(string path) => OperatingSystem.IsLinux() && Directory.EnumerateDirectories("/proc")
        .Where(process => int.TryParse(Path.GetFileName(process), CultureInfo.InvariantCulture, out var id) && id != Environment.ProcessId)
        .Any(process => Has(process, path));

    private static bool Has(string process, string path)
    {
        try
        {
            return new DirectoryInfo(Path.Combine(process, "fd")).EnumerateFileSystemInfos().Any(handle => handle.LinkTarget == path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // It has ended, or is somebody else's.
            return false;
        }
    }
}
