using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace OpsConsole.Data.Encryption;

/// <summary>
/// SQLite's default file system with everything that it writes encrypted: databases, logs, journals, what is temporary. One for each key,
/// found by its name, kept as long as the process lives. What is no content (names, locks, memory shared between processes) goes through.
/// Nothing may be thrown here: the caller is C.
/// </summary>
internal sealed unsafe class SealedVfs
{
    private const int CannotOpen = 14;
    private const string Prefix = "opsconsole-";

    private static readonly Lock gate = new();
    private static readonly Dictionary<string, nint> registered = [];

    private readonly DatabaseKey key;
    private readonly NativeVfs* system;

    private SealedVfs(DatabaseKey key, NativeVfs* system)
    {
        this.key = key;
        this.system = system;
    }

    /// <summary>The name by which a connection string asks for it (<c>Vfs=</c>).</summary>
    public static string NameFor(DatabaseKey key) => NameOver(System(), key, "");

    /// <param name="system">What is below.</param>
    /// <param name="ending">What tells it from one over another.</param>
    internal static string NameOver(NativeVfs* system, DatabaseKey key, string ending)
    {
        var name = Prefix + key.Name + ending;
        lock (gate)
        {
            if (!registered.ContainsKey(name))
                registered[name] = Register(name, key, system);
        }

        return name;
    }

    public static bool IsName(string vfs) => vfs.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The name of the one below, which encrypts nothing.</summary>
    public static string PlainName => Marshal.PtrToStringUTF8((nint)System()->Name)!;

    /// <summary>Its native side, for tests.</summary>
    internal static NativeVfs* Find(string name)
    {
        lock (gate)
            return (NativeVfs*)registered[name];
    }

    internal static NativeVfs* System()
    {
        SQLitePCL.Batteries_V2.Init();
        var system = NativeSqlite.FindVfs(null);
        return system != null ? system : throw new InvalidOperationException("SQLite has no file system of its own here.");
    }

    private static nint Register(string name, DatabaseKey key, NativeVfs* system)
    {
        var bytes = Encoding.UTF8.GetBytes(name + "\0");
        var nativeName = (byte*)NativeMemory.Alloc((nuint)bytes.Length);
        bytes.CopyTo(new Span<byte>(nativeName, bytes.Length));
        var vfs = (NativeVfs*)NativeMemory.AllocZeroed((nuint)sizeof(NativeVfs));
        *vfs = new NativeVfs
        {
            Version = 2,
            FileBytes = SealedFileCalls.HeadBytes + system->FileBytes,
            LongestPath = system->LongestPath,
            Name = nativeName,
            Own = (void*)GCHandle.ToIntPtr(GCHandle.Alloc(new SealedVfs(key, system))),
            Open = &Open,
            Delete = &Delete,
            Access = &Access,
            FullPathname = &FullPathname,
            OpenLibrary = &OpenLibrary,
            LibraryError = &LibraryError,
            LibrarySymbol = &LibrarySymbol,
            CloseLibrary = &CloseLibrary,
            Randomness = &Randomness,
            Sleep = &Sleep,
            CurrentTime = &CurrentTime,
            GetLastError = &GetLastError,
            CurrentTimeInt64 = &CurrentTimeInt64,
        };
        var answer = NativeSqlite.Register(vfs, isDefault: 0);
        return answer == NativeSqlite.Ok ? (nint)vfs : throw new InvalidOperationException($"SQLite did not take the encrypting file system (error {answer}).");
    }

    private static SealedVfs Of(NativeVfs* vfs) => (SealedVfs)GCHandle.FromIntPtr((nint)vfs->Own).Target!;

    private static NativeVfs* SystemOf(NativeVfs* vfs) => Of(vfs).system;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Open(NativeVfs* vfs, byte* name, NativeFile* file, int flags, int* outFlags)
    {
        try
        {
            var own = Of(vfs);
            return SealedFileCalls.Open(own.system, own.key, name, file, flags, outFlags);
        }
        catch (Exception)
        {
            return CannotOpen;
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Delete(NativeVfs* vfs, byte* name, int isDurable) => SystemOf(vfs)->Delete(SystemOf(vfs), name, isDurable);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Access(NativeVfs* vfs, byte* name, int flags, int* answer) => SystemOf(vfs)->Access(SystemOf(vfs), name, flags, answer);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int FullPathname(NativeVfs* vfs, byte* name, int most, byte* to) => SystemOf(vfs)->FullPathname(SystemOf(vfs), name, most, to);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void* OpenLibrary(NativeVfs* vfs, byte* name) => SystemOf(vfs)->OpenLibrary(SystemOf(vfs), name);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void LibraryError(NativeVfs* vfs, int most, byte* to) => SystemOf(vfs)->LibraryError(SystemOf(vfs), most, to);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void* LibrarySymbol(NativeVfs* vfs, void* library, byte* name) => SystemOf(vfs)->LibrarySymbol(SystemOf(vfs), library, name);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void CloseLibrary(NativeVfs* vfs, void* library) => SystemOf(vfs)->CloseLibrary(SystemOf(vfs), library);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Randomness(NativeVfs* vfs, int count, byte* to) => SystemOf(vfs)->Randomness(SystemOf(vfs), count, to);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Sleep(NativeVfs* vfs, int microseconds) => SystemOf(vfs)->Sleep(SystemOf(vfs), microseconds);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int CurrentTime(NativeVfs* vfs, double* days) => SystemOf(vfs)->CurrentTime(SystemOf(vfs), days);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int GetLastError(NativeVfs* vfs, int most, byte* to) => SystemOf(vfs)->GetLastError(SystemOf(vfs), most, to);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int CurrentTimeInt64(NativeVfs* vfs, long* milliseconds) => SystemOf(vfs)->CurrentTimeInt64(SystemOf(vfs), milliseconds);
}
