using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using OpsConsole.Data.Encryption;

namespace OpsConsole.Tests.Data.Encryption;

/// <summary>What reached a disk, in its order: bytes at a place, another length, the end of a wait for the disk, a name that went.</summary>
internal sealed record DiskWord(string File, char What, long At, byte[] Bytes)
{
    public const char Write = 'w';
    public const char Truncate = 't';
    public const char Sync = 's';
    public const char Delete = 'd';
}

/// <summary>SQLite's own file system, which writes down what it is told. One for the process; used by one test at a time.</summary>
internal static unsafe class RecordingVfs
{
    public const string Name = "opsconsole-recording";

    private static readonly Dictionary<nint, string> open = [];
    private static NativeVfs original;
    private static NativeFileMethods originalMethods;
    private static readonly Dictionary<nint, nint> tables = [];
    private static NativeVfs* registered;

    public static List<DiskWord> Words { get; } = [];

    public static NativeVfs* Get()
    {
        if (registered != null)
            return registered;
        original = *SealedVfs.System();
        registered = (NativeVfs*)NativeMemory.AllocZeroed((nuint)sizeof(NativeVfs));
        *registered = original;
        registered->Version = 2;
        registered->Next = null;
        registered->Name = (byte*)Marshal.StringToCoTaskMemUTF8(Name);
        registered->Open = &Open;
        registered->Delete = &Delete;
        Assert.Equal(0, NativeSqlite.Register(registered, isDefault: 0));
        return registered;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Open(NativeVfs* vfs, byte* name, NativeFile* file, int flags, int* outFlags)
    {
        var answer = original.Open(vfs, name, file, flags, outFlags);
        if (answer != 0 || name == null)
            return answer;
        // Databases and journals lock in different ways and are written in the same.
        if (!tables.TryGetValue((nint)file->Methods, out var table))
        {
            originalMethods = *file->Methods;
            var methods = (NativeFileMethods*)NativeMemory.AllocZeroed((nuint)sizeof(NativeFileMethods));
            *methods = originalMethods;
            // Without the third, files mapped into memory are not asked for.
            methods->Version = Math.Min(2, methods->Version);
            methods->Write = &Write;
            methods->Truncate = &Truncate;
            methods->Sync = &Sync;
            tables[(nint)file->Methods] = table = (nint)methods;
        }

        file->Methods = (NativeFileMethods*)table;
        open[(nint)file] = Marshal.PtrToStringUTF8((nint)name)!;
        return answer;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Write(NativeFile* file, byte* from, int count, long at)
    {
        Words.Add(new DiskWord(open[(nint)file], DiskWord.Write, at, new ReadOnlySpan<byte>(from, count).ToArray()));
        return originalMethods.Write(file, from, count, at);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Truncate(NativeFile* file, long size)
    {
        Words.Add(new DiskWord(open[(nint)file], DiskWord.Truncate, size, []));
        return originalMethods.Truncate(file, size);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Sync(NativeFile* file, int flags)
    {
        var answer = originalMethods.Sync(file, flags);
        Words.Add(new DiskWord(open[(nint)file], DiskWord.Sync, 0, []));
        return answer;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Delete(NativeVfs* vfs, byte* name, int isDurable)
    {
        Words.Add(new DiskWord(Marshal.PtrToStringUTF8((nint)name)!, DiskWord.Delete, 0, []));
        return original.Delete(vfs, name, isDurable);
    }
}
