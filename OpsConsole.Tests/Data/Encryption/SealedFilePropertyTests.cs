using System.Security.Cryptography;
using OpsConsole.Data.Encryption;

namespace OpsConsole.Tests.Data.Encryption;

/// <summary>Anything that SQLite may do to a file, in any order, against an array of bytes.</summary>
public sealed class SealedFilePropertyTests : IDisposable
{
    private const int Rounds = 400;
    private const int Frame = 24 + 4096;

    private readonly string folder = Directory.CreateTempSubdirectory("opsconsole-sealed-").FullName;
    private readonly string vfs = SealedVfs.NameFor(new DatabaseKey(RandomNumberGenerator.GetBytes(32)));

    public static TheoryData<int, int> Kinds
    {
        get
        {
            var data = new TheoryData<int, int>();
            foreach (var kind in new[] { NativeTestFile.Database, NativeTestFile.Log, NativeTestFile.Journal, NativeTestFile.Temporary })
                for (var seed = 1; seed <= 12; seed++)
                    data.Add(kind, seed);
            return data;
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public void It_holds_what_was_written(int kind, int seed)
    {
        var random = new Random((seed * 7919) + kind);
        // A journal and a log are made with the rights of the database that they are named after.
        File.WriteAllBytes(Path.Combine(folder, "ops.db"), []);
        var path = Path.Combine(folder, kind switch { NativeTestFile.Log => "ops.db-wal", NativeTestFile.Journal => "ops.db-journal", _ => "ops.db" });
        var model = new List<byte>();
        var file = new NativeTestFile(vfs, path, kind);
        try
        {
            for (var round = 0; round < Rounds; round++)
            {
                switch (random.Next(10))
                {
                    case < 5:
                        Write(file, model, random, kind);
                        break;
                    case < 8:
                        Read(file, model, random);
                        break;
                    case 8 when random.Next(3) == 0:
                        Truncate(file, model, random, kind);
                        break;
                    // What is temporary is read by nobody but who wrote it.
                    case 9 when kind != NativeTestFile.Temporary && random.Next(4) == 0 && IsDatabaseOrOther(kind, model):
                        file.Dispose();
                        file = new NativeTestFile(vfs, path, kind);
                        break;
                }

                Assert.Equal(model.Count, file.Size);
            }

            var all = new byte[model.Count];
            Assert.True(file.Read(all, 0));
            Assert.True(all.AsSpan().SequenceEqual(model.ToArray()));
        }
        finally
        {
            file.Dispose();
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static void Write(NativeTestFile file, List<byte> model, Random random, int kind)
    {
        var (at, count) = kind switch
        {
            // Pages, of any size.
            NativeTestFile.Database => (random.Next(60) * 512, (1 << random.Next(9, 17))),
            NativeTestFile.Log => Frames(random),
            _ => (random.Next(random.Next(40_000) + 1), random.Next(1, random.Next(2, 40_000))),
        };
        var bytes = new byte[count];
        random.NextBytes(bytes);
        if (random.Next(5) == 0)
            bytes.AsSpan(random.Next(count)).Clear();
        // A database is told by its first bytes; another one would not be opened again.
        if (kind == NativeTestFile.Database && at == 0)
            "SQLite format 3\0"u8.CopyTo(bytes);
        file.Write(bytes, at);
        Grow(model, at + count);
        for (var n = 0; n < count; n++)
            model[at + n] = bytes[n];
    }

    /// <summary>The header, a frame's header, a page, a frame, a part of what is there, as SQLite writes a log and then some.</summary>
    private static (int At, int Count) Frames(Random random)
    {
        var frame = 32 + (random.Next(12) * Frame);
        return random.Next(5) switch
        {
            0 => (0, 32),
            1 => (frame, 24),
            2 => (frame + 24, 4096),
            3 => (frame, Frame),
            _ => (frame + 24 + (random.Next(200) * 16), 16 * random.Next(1, 50)),
        };
    }

    private static void Read(NativeTestFile file, List<byte> model, Random random)
    {
        var (at, count) = (random.Next(model.Count + 5000), random.Next(1, random.Next(2, 70_000)));
        var read = new byte[count];
        random.NextBytes(read);
        var whole = file.Read(read, at);
        var there = Math.Clamp(model.Count - at, 0, count);
        Assert.Equal(there == count, whole);
        var expected = new byte[count];
        if (there > 0)
            model.CopyTo(at, expected, 0, there);
        Assert.True(read.AsSpan().SequenceEqual(expected));
    }

    private static void Truncate(NativeTestFile file, List<byte> model, Random random, int kind)
    {
        var size = kind switch
        {
            NativeTestFile.Database => random.Next((model.Count / 512) + 8) * 512,
            NativeTestFile.Log => random.Next(4) == 0 ? 0 : 32 + (random.Next(14) * Frame),
            _ => random.Next(model.Count + 3000),
        };
        file.Truncate(size);
        if (size < model.Count)
            model.RemoveRange(size, model.Count - size);
        Grow(model, size);
    }

    private static void Grow(List<byte> model, int size)
    {
        if (size > model.Count)
            model.AddRange(new byte[size - model.Count]);
    }

    private static bool IsDatabaseOrOther(int kind, List<byte> model) =>
        kind != NativeTestFile.Database || model.Count == 0 || model.Take(16).SequenceEqual("SQLite format 3\0"u8.ToArray()) || model.Take(16).All(value => value == 0);
}
