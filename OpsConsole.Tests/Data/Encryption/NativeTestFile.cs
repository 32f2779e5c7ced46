using System.Runtime.InteropServices;
using System.Text;
using OpsConsole.Data.Encryption;

namespace OpsConsole.Tests.Data.Encryption;

/// <summary>A file opened as SQLite opens it, through the functions that it calls.</summary>
internal sealed unsafe class NativeTestFile : IDisposable
{
    public const int Database = 0x100;
    public const int Log = 0x80000;
    public const int Journal = 0x800;
    public const int Temporary = 0x1000;

    private const int ReadWriteCreate = 2 | 4;

    private readonly NativeFile* file;
    private readonly byte* name;

    public NativeTestFile(string vfsName, string path, int kind)
    {
        var vfs = SealedVfs.Find(vfsName);
        var bytes = Encoding.UTF8.GetBytes($"\0\0\0\0{path}\0\0\0\0");
        // SQLite keeps the name as long as the file is open.
        name = (byte*)NativeMemory.Alloc((nuint)bytes.Length);
        bytes.CopyTo(new Span<byte>(name, bytes.Length));
        file = (NativeFile*)NativeMemory.AllocZeroed((nuint)vfs->FileBytes);
        int flags;
        Assert.Equal(0, vfs->Open(vfs, name + 4, file, kind | ReadWriteCreate, &flags));
    }

    public long Size
    {
        get
        {
            long size;
            Assert.Equal(0, file->Methods->FileSize(file, &size));
            return size;
        }
    }

    /// <returns>Whether all of it was there; the rest is zeros.</returns>
    public bool Read(byte[] into, long at)
    {
        fixed (byte* to = into)
        {
            var answer = file->Methods->Read(file, to, into.Length, at);
            Assert.True(answer is NativeSqlite.Ok or NativeSqlite.ShortRead);
            return answer == NativeSqlite.Ok;
        }
    }

    public void Write(byte[] bytes, long at)
    {
        fixed (byte* from = bytes)
            Assert.Equal(0, file->Methods->Write(file, from, bytes.Length, at));
    }

    public void Truncate(long size) => Assert.Equal(0, file->Methods->Truncate(file, size));

    public void Dispose()
    {
        Assert.Equal(0, file->Methods->Close(file));
        NativeMemory.Free(file);
        NativeMemory.Free(name);
    }
}
