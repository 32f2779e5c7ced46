namespace OpsConsole.Data.Encryption;

/// <summary>One open file as SQLite sees it: decrypted, and a write-ahead log without the gaps that its frames have in the file.</summary>
internal sealed unsafe class SealedFile(NativeFile* system, DatabaseKey key, int flags) : IDisposable
{
    private static ReadOnlySpan<byte> FirstBytes => "SQLite format 3\0"u8;

    private readonly bool isLog = (flags & FileRealm.LogFlag) != 0;
    private readonly BlockFile blocks = new(system, new XtsCipher(key.DataKey, key.PlaceKey, FileRealm.Of(flags)), isExact: (flags & (FileRealm.LogFlag | FileRealm.MainDatabaseFlag)) == 0);

    public NativeFile* System => system;

    /// <summary>Whether it begins as a database does, or not at all yet.</summary>
    public bool IsDatabase()
    {
        var start = stackalloc byte[XtsCipher.Block];
        var read = new ReadOnlySpan<byte>(start, XtsCipher.Block);
        // Zeros: SQLite made the file longer and died; its journal says what to do.
        return blocks.Read(start, XtsCipher.Block, 0) != NativeSqlite.Ok || read.SequenceEqual(FirstBytes) || read.IndexOfAnyExcept((byte)0) < 0;
    }

    public int Read(byte* to, int count, long at)
    {
        if (!isLog)
            return blocks.Read(to, count, at);
        var isShort = false;
        for (var done = 0; done < count;)
        {
            var (place, run, _) = LogLayout.Find(at + done);
            run = Math.Min(run, count - done);
            var answer = blocks.Read(to + done, run, place);
            if (answer is not (NativeSqlite.Ok or NativeSqlite.ShortRead))
                return answer;
            isShort |= answer == NativeSqlite.ShortRead;
            done += run;
        }

        return isShort ? NativeSqlite.ShortRead : NativeSqlite.Ok;
    }

    public int Write(byte* from, int count, long at)
    {
        if (!isLog)
            return blocks.Write(from, count, at);
        var padded = stackalloc byte[LogLayout.PaddedFrameHeader];
        for (var done = 0; done < count;)
        {
            var (place, run, isFrameHeader) = LogLayout.Find(at + done);
            run = Math.Min(run, count - done);
            int answer;
            if (isFrameHeader && run == LogLayout.FrameHeader)
            {
                new Span<byte>(padded, LogLayout.PaddedFrameHeader).Clear();
                new ReadOnlySpan<byte>(from + done, run).CopyTo(new Span<byte>(padded, run));
                answer = blocks.Write(padded, LogLayout.PaddedFrameHeader, place);
            }
            else
            {
                answer = blocks.Write(from + done, run, place);
            }

            if (answer != NativeSqlite.Ok)
                return answer;
            done += run;
        }

        return NativeSqlite.Ok;
    }

    public int Truncate(long size) => blocks.Truncate(isLog ? LogLayout.FileLength(size) : size);

    public int Size(out long size)
    {
        var answer = blocks.Size(out size);
        size = isLog ? LogLayout.Length(size) : size;
        return answer;
    }

    public void Dispose() => blocks.Dispose();
}
