using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace OpsConsole.Data.Encryption;

/// <summary>What SQLite calls for a file that <see cref="SealedVfs"/> opened. Its memory is a head of ours, then the file of the system below.</summary>
internal static unsafe class SealedFileCalls
{
    public const int HeadBytes = 16;

    // https://sqlite.org/c3ref/c_iocap_atomic.html: a file that cannot be deleted while open, power-safe overwriting, one that never changes,
    // one that is written in order. Atomic writes are the disk's of its own blocks and promise nothing about a log's.
    private const int Kept = 0x0800 | 0x1000 | 0x2000 | 0x0400;

    // https://sqlite.org/c3ref/c_fcntl_begin_atomic_write.html: room asked for ahead, sizes in large steps, files mapped into memory.
    private const int SizeHint = 5;
    private const int ChunkSize = 6;
    private const int MapSize = 18;

    private static readonly NativeFileMethods* methods = Methods(2);
    private static readonly NativeFileMethods* methodsWithoutSharing = Methods(1);

    [StructLayout(LayoutKind.Sequential)]
    private struct Head
    {
        public NativeFileMethods* Methods;
        public nint File;
    }

    public static int Open(NativeVfs* vfs, DatabaseKey key, byte* name, NativeFile* file, int flags, int* outFlags)
    {
        var head = (Head*)file;
        *head = default;
        var system = SystemOf(file);
        var answer = vfs->Open(vfs, name, system, flags, outFlags);
        if (answer != NativeSqlite.Ok)
            return answer;
        SealedFile? opened = null;
        try
        {
            opened = new SealedFile(system, key, flags);
            if ((flags & FileRealm.MainDatabaseFlag) != 0 && !opened.IsDatabase())
                answer = NativeSqlite.NotADatabase;
            if (answer == NativeSqlite.Ok)
            {
                head->File = GCHandle.ToIntPtr(GCHandle.Alloc(opened));
                head->Methods = system->Methods->Version >= 2 ? methods : methodsWithoutSharing;
                return answer;
            }
        }
        catch (Exception)
        {
            answer = NativeSqlite.Failed;
        }

        opened?.Dispose();
        system->Methods->Close(system);
        return answer;
    }

    private static NativeFileMethods* Methods(int version)
    {
        var made = (NativeFileMethods*)NativeMemory.AllocZeroed((nuint)sizeof(NativeFileMethods));
        *made = new NativeFileMethods
        {
            Version = version,
            Close = &Close,
            Read = &Read,
            Write = &Write,
            Truncate = &Truncate,
            Sync = &Sync,
            FileSize = &FileSize,
            Lock = &Lock,
            Unlock = &Unlock,
            CheckReservedLock = &CheckReservedLock,
            FileControl = &FileControl,
            SectorSize = &SectorSize,
            DeviceCharacteristics = &DeviceCharacteristics,
            ShmMap = &ShmMap,
            ShmLock = &ShmLock,
            ShmBarrier = &ShmBarrier,
            ShmUnmap = &ShmUnmap,
        };
        return made;
    }

    private static NativeFile* SystemOf(NativeFile* file) => (NativeFile*)((byte*)file + HeadBytes);

    private static SealedFile Of(NativeFile* file) => (SealedFile)GCHandle.FromIntPtr(((Head*)file)->File).Target!;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Close(NativeFile* file)
    {
        try
        {
            var head = (Head*)file;
            var handle = GCHandle.FromIntPtr(head->File);
            ((SealedFile)handle.Target!).Dispose();
            handle.Free();
            *head = default;
        }
        catch (Exception)
        {
            // The system's file below is closed all the same.
        }

        return SystemOf(file)->Methods->Close(SystemOf(file));
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Read(NativeFile* file, byte* to, int count, long at)
    {
        try
        {
            return Of(file).Read(to, count, at);
        }
        catch (Exception)
        {
            return NativeSqlite.ReadFailed;
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Write(NativeFile* file, byte* from, int count, long at)
    {
        try
        {
            return Of(file).Write(from, count, at);
        }
        catch (Exception)
        {
            return NativeSqlite.WriteFailed;
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Truncate(NativeFile* file, long size)
    {
        try
        {
            return Of(file).Truncate(size);
        }
        catch (Exception)
        {
            return NativeSqlite.TruncateFailed;
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int FileSize(NativeFile* file, long* size)
    {
        try
        {
            var answer = Of(file).Size(out var found);
            *size = found;
            return answer;
        }
        catch (Exception)
        {
            return NativeSqlite.SizeFailed;
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int FileControl(NativeFile* file, int operation, void* argument) =>
        operation is SizeHint or ChunkSize or MapSize ? NativeSqlite.NotFound : SystemOf(file)->Methods->FileControl(SystemOf(file), operation, argument);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int DeviceCharacteristics(NativeFile* file) => SystemOf(file)->Methods->DeviceCharacteristics(SystemOf(file)) & Kept;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Sync(NativeFile* file, int flags) => SystemOf(file)->Methods->Sync(SystemOf(file), flags);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Lock(NativeFile* file, int level) => SystemOf(file)->Methods->Lock(SystemOf(file), level);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Unlock(NativeFile* file, int level) => SystemOf(file)->Methods->Unlock(SystemOf(file), level);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int CheckReservedLock(NativeFile* file, int* answer) => SystemOf(file)->Methods->CheckReservedLock(SystemOf(file), answer);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int SectorSize(NativeFile* file) => SystemOf(file)->Methods->SectorSize(SystemOf(file));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int ShmMap(NativeFile* file, int region, int bytes, int extend, void** mapped) =>
        SystemOf(file)->Methods->ShmMap(SystemOf(file), region, bytes, extend, mapped);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int ShmLock(NativeFile* file, int offset, int count, int flags) => SystemOf(file)->Methods->ShmLock(SystemOf(file), offset, count, flags);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void ShmBarrier(NativeFile* file) => SystemOf(file)->Methods->ShmBarrier(SystemOf(file));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int ShmUnmap(NativeFile* file, int delete) => SystemOf(file)->Methods->ShmUnmap(SystemOf(file), delete);
}
