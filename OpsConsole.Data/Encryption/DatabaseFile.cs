using System.Runtime.InteropServices;
using System.Text;

namespace OpsConsole.Data.Encryption;

/// <summary>What the file of a database is by its first bytes.</summary>
/// <param name="IsNew">Missing or empty.</param>
/// <param name="IsPlain">SQLite's own, readable by anybody.</param>
/// <param name="Key">That of the given keys which opens it; null when it is new, plain, or opened by none of them.</param>
internal sealed unsafe record DatabaseFile(bool IsNew, bool IsPlain, DatabaseKey? Key)
{
    private const int OpenReadOnly = 1;

    public static DatabaseFile Look(string path, DatabaseKeys? keys)
    {
        if (path.Length == 0 || new FileInfo(RealPath(path)) is not { Exists: true, Length: > 0 })
            return new DatabaseFile(IsNew: true, IsPlain: false, null);
        var start = ReadStart(RealPath(path));
        return start.AsSpan().SequenceEqual("SQLite format 3\0"u8)
            ? new DatabaseFile(IsNew: false, IsPlain: true, null)
            : new DatabaseFile(IsNew: false, IsPlain: false, keys?.All.FirstOrDefault(key => Opens(key, start)));
    }

    /// <summary>Where the file itself is, when the path leads to a link.</summary>
    public static string RealPath(string path)
    {
        var real = Path.GetFullPath(File.Exists(path) ? new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path : path);
        return Path.Combine(RealFolder(Path.GetDirectoryName(real)!), Path.GetFileName(real));
    }

    private static string RealFolder(string folder)
    {
        if (Path.GetDirectoryName(folder) is not { } parent)
            return folder;
        var here = new DirectoryInfo(Path.Combine(RealFolder(parent), Path.GetFileName(folder)));
        return here.Exists ? here.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? here.FullName : here.FullName;
    }

    private static bool Opens(DatabaseKey key, byte[] start)
    {
        using var cipher = new XtsCipher(key.DataKey, key.PlaceKey, FileRealm.Database);
        var opened = start.ToArray();
        cipher.Decrypt(opened, opened.Length, 0);
        return opened.AsSpan().SequenceEqual("SQLite format 3\0"u8);
    }

    /// <summary>
    /// Through SQLite: with POSIX locks, whoever opens and closes a file besides it takes away the locks of all its connections in this process.
    /// </summary>
    private static byte[] ReadStart(string path)
    {
        var system = SealedVfs.System();
        var start = new byte[XtsCipher.Block];
        // SQLite looks for parameters around a name; zeros say that there are none.
        var name = Encoding.UTF8.GetBytes($"\0\0\0\0{path}\0\0\0\0");
        var file = (NativeFile*)NativeMemory.AllocZeroed((nuint)system->FileBytes);
        try
        {
            int answer, flags;
            fixed (byte* at = name)
            fixed (byte* into = start)
            {
                answer = system->Open(system, at + 4, file, FileRealm.MainDatabaseFlag | OpenReadOnly, &flags);
                if (answer == NativeSqlite.Ok)
                {
                    answer = file->Methods->Read(file, into, start.Length, 0);
                    file->Methods->Close(file);
                }
            }

            return answer is NativeSqlite.Ok or NativeSqlite.ShortRead ? start : throw new IOException($"{path} could not be read (SQLite's error {answer}).");
        }
        finally
        {
            NativeMemory.Free(file);
        }
    }
}
