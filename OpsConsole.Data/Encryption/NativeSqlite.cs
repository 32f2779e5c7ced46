using System.Runtime.InteropServices;

namespace OpsConsole.Data.Encryption;

/// <summary>What SQLite's C interface has and SQLitePCLRaw does not: the list of its file systems. https://sqlite.org/c3ref/vfs.html</summary>
internal static unsafe partial class NativeSqlite
{
    public const int Ok = 0;
    public const int NotADatabase = 26;
    public const int NotFound = 12;
    public const int ReadFailed = 10 | (1 << 8);
    public const int ShortRead = 10 | (2 << 8);
    public const int WriteFailed = 10 | (3 << 8);
    public const int TruncateFailed = 10 | (6 << 8);
    public const int SizeFailed = 10 | (7 << 8);
    public const int Failed = 10;

    // The library that SQLitePCLRaw has loaded; a second copy of it would have file systems of its own.
    private const string Library = "e_sqlite3";

    [LibraryImport(Library, EntryPoint = "sqlite3_vfs_find")]
    public static partial NativeVfs* FindVfs(byte* name);

    [LibraryImport(Library, EntryPoint = "sqlite3_vfs_register")]
    public static partial int Register(NativeVfs* vfs, int isDefault);
}

/// <summary>sqlite3_vfs up to version 2; what version 3 adds is for tests of SQLite itself.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct NativeVfs
{
    public int Version;
    public int FileBytes;
    public int LongestPath;
    public NativeVfs* Next;
    public byte* Name;
    public void* Own;
    public delegate* unmanaged[Cdecl]<NativeVfs*, byte*, NativeFile*, int, int*, int> Open;
    public delegate* unmanaged[Cdecl]<NativeVfs*, byte*, int, int> Delete;
    public delegate* unmanaged[Cdecl]<NativeVfs*, byte*, int, int*, int> Access;
    public delegate* unmanaged[Cdecl]<NativeVfs*, byte*, int, byte*, int> FullPathname;
    public delegate* unmanaged[Cdecl]<NativeVfs*, byte*, void*> OpenLibrary;
    public delegate* unmanaged[Cdecl]<NativeVfs*, int, byte*, void> LibraryError;
    public delegate* unmanaged[Cdecl]<NativeVfs*, void*, byte*, void*> LibrarySymbol;
    public delegate* unmanaged[Cdecl]<NativeVfs*, void*, void> CloseLibrary;
    public delegate* unmanaged[Cdecl]<NativeVfs*, int, byte*, int> Randomness;
    public delegate* unmanaged[Cdecl]<NativeVfs*, int, int> Sleep;
    public delegate* unmanaged[Cdecl]<NativeVfs*, double*, int> CurrentTime;
    public delegate* unmanaged[Cdecl]<NativeVfs*, int, byte*, int> GetLastError;
    public delegate* unmanaged[Cdecl]<NativeVfs*, long*, int> CurrentTimeInt64;
}

/// <summary>sqlite3_file; what follows it belongs to the file system that opened it.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct NativeFile
{
    public NativeFileMethods* Methods;
}

/// <summary>sqlite3_io_methods up to version 2. Version 3 maps files into memory, which would show SQLite what is encrypted.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct NativeFileMethods
{
    public int Version;
    public delegate* unmanaged[Cdecl]<NativeFile*, int> Close;
    public delegate* unmanaged[Cdecl]<NativeFile*, byte*, int, long, int> Read;
    public delegate* unmanaged[Cdecl]<NativeFile*, byte*, int, long, int> Write;
    public delegate* unmanaged[Cdecl]<NativeFile*, long, int> Truncate;
    public delegate* unmanaged[Cdecl]<NativeFile*, int, int> Sync;
    public delegate* unmanaged[Cdecl]<NativeFile*, long*, int> FileSize;
    public delegate* unmanaged[Cdecl]<NativeFile*, int, int> Lock;
    public delegate* unmanaged[Cdecl]<NativeFile*, int, int> Unlock;
    public delegate* unmanaged[Cdecl]<NativeFile*, int*, int> CheckReservedLock;
    public delegate* unmanaged[Cdecl]<NativeFile*, int, void*, int> FileControl;
    public delegate* unmanaged[Cdecl]<NativeFile*, int> SectorSize;
    public delegate* unmanaged[Cdecl]<NativeFile*, int> DeviceCharacteristics;
    public delegate* unmanaged[Cdecl]<NativeFile*, int, int, int, void**, int> ShmMap;
    public delegate* unmanaged[Cdecl]<NativeFile*, int, int, int, int> ShmLock;
    public delegate* unmanaged[Cdecl]<NativeFile*, void> ShmBarrier;
    public delegate* unmanaged[Cdecl]<NativeFile*, int, int> ShmUnmap;
}
