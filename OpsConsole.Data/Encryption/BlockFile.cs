namespace OpsConsole.Data.Encryption;

/// <summary>
/// A file of SQLite's own file system in blocks that are encrypted each by itself, read and written at any place. A write that does not
/// cover its first or last block whole reads it first; SQLite asks for that only where nobody else reads or writes meanwhile (decision 0156).
/// Holes, and what a file is made longer by, read as zeros.
/// </summary>
/// <param name="isExact">
/// Whether the file may end within a block, as journals do; databases and their logs never do. The rest of the last block is then padded and
/// followed by as many zeros as bytes of it count, which is how the length is known.
/// </param>
internal sealed unsafe class BlockFile(NativeFile* system, XtsCipher cipher, bool isExact) : IDisposable
{
    private const int Block = XtsCipher.Block;

    [ThreadStatic]
    private static byte[]? space;

    private static byte[] Space => space ??= new byte[XtsCipher.Most + Block];

    public int Read(byte* to, int count, long at)
    {
        var (from, end, isShort) = (Start(at), End(at + count), false);
        for (var place = from; place < end; place += XtsCipher.Most)
        {
            var length = (int)Math.Min(XtsCipher.Most, end - place);
            var answer = ReadBlocks(length, place);
            if (answer is not (NativeSqlite.Ok or NativeSqlite.ShortRead))
                return answer;
            isShort |= answer == NativeSqlite.ShortRead;
            var skip = (int)Math.Max(0, at - place);
            var take = (int)Math.Min(length - skip, at + count - place - skip);
            Space.AsSpan(skip, take).CopyTo(new Span<byte>(to + (place + skip - at), take));
        }

        if (!isExact)
            return isShort ? NativeSqlite.ShortRead : NativeSqlite.Ok;
        var sized = Size(out var size);
        if (sized != NativeSqlite.Ok || at + count <= size)
            return sized;
        var there = (int)Math.Clamp(size - at, 0, count);
        new Span<byte>(to + there, count - there).Clear();
        return NativeSqlite.ShortRead;
    }

    public int Write(byte* from, int count, long at)
    {
        var (first, end, after) = (Start(at), End(at + count), at + count);
        long size = 0;
        if (isExact && Size(out size) is var sized and not NativeSqlite.Ok)
            return sized;
        for (var place = first; place < end; place += XtsCipher.Most)
        {
            var length = (int)Math.Min(XtsCipher.Most, end - place);
            var (skip, take) = ((int)Math.Max(0, at - place), (int)Math.Min(length, after - place));
            var answer = ReadEdges(place, length, skip, take);
            if (answer != NativeSqlite.Ok)
                return answer;
            new Span<byte>(from + (place + skip - at), take - skip).CopyTo(Space.AsSpan(skip));
            cipher.Encrypt(Space, length, place);
            var padding = isExact && after >= size && place + length == end ? (int)(after % Block) : 0;
            Space.AsSpan(length, padding).Clear();
            answer = WriteSystem(length + padding, place);
            if (answer != NativeSqlite.Ok)
                return answer;
        }

        // What followed an end within a block must not be taken for it any more.
        return isExact && after >= size && after % Block == 0 && size % Block != 0 ? system->Methods->Truncate(system, after) : NativeSqlite.Ok;
    }

    public int Truncate(long size)
    {
        if (!isExact || size % Block == 0)
            return system->Methods->Truncate(system, End(size));
        var start = Start(size);
        var answer = ReadBlocks(Block, start);
        if (answer is not (NativeSqlite.Ok or NativeSqlite.ShortRead))
            return answer;
        answer = system->Methods->Truncate(system, start);
        if (answer != NativeSqlite.Ok)
            return answer;
        var kept = (int)(size - start);
        Space.AsSpan(kept, Block - kept).Clear();
        cipher.Encrypt(Space, Block, start);
        Space.AsSpan(Block, kept).Clear();
        return WriteSystem(Block + kept, start);
    }

    public int Size(out long size)
    {
        long there;
        var answer = system->Methods->FileSize(system, &there);
        var beyond = isExact ? there % Block : 0;
        size = beyond == 0 ? there : Math.Max(0, there - Block);
        return answer == NativeSqlite.Ok ? answer : NativeSqlite.SizeFailed;
    }

    public void Dispose() => cipher.Dispose();

    private static long Start(long at) => at & ~(long)(Block - 1);

    private static long End(long at) => Start(at + Block - 1);

    /// <summary>Reads the blocks of a write that it does not cover whole.</summary>
    private int ReadEdges(long place, int length, int skip, int take)
    {
        var last = length - Block;
        if (take < length)
        {
            var answer = ReadBlocks(Block, place + last);
            if (answer is not (NativeSqlite.Ok or NativeSqlite.ShortRead))
                return answer;
            Space.AsSpan(0, Block).CopyTo(Space.AsSpan(last));
        }

        // A single block is both and has been read.
        if (skip == 0 || (last == 0 && take < length))
            return NativeSqlite.Ok;
        return ReadBlocks(Block, place) is var first and not NativeSqlite.ShortRead ? first : NativeSqlite.Ok;
    }

    /// <summary>Into the space, with zeros for what is not there.</summary>
    private int ReadBlocks(int length, long place)
    {
        int answer;
        fixed (byte* into = Space)
            answer = system->Methods->Read(system, into, length, place);
        if (answer is NativeSqlite.Ok or NativeSqlite.ShortRead)
            cipher.Decrypt(Space, length, place);
        return answer;
    }

    private int WriteSystem(int length, long place)
    {
        fixed (byte* bytes = Space)
            return system->Methods->Write(system, bytes, length, place);
    }
}
