using OpsConsole.Core.Files;

namespace OpsConsole.Core.Leads.Imports.Excel;

/// <summary>
/// An archive whose end is in memory. ZipArchive reads the directory that stands there without awaiting, even when it was opened
/// asynchronously (.NET 10), which a stream over the database does not do. All else goes through, asynchronously only.
/// </summary>
internal sealed class ArchiveStream(Stream inner, ReadOnlyMemory<byte> end) : AsyncReadStream
{
    private readonly long endsFrom = inner.Length - end.Length;

    public override bool CanSeek => true;

    public override long Length => inner.Length;

    public override long Position
    {
        get;
        set => field = value >= 0 ? value : throw new IOException("There is nothing before the beginning of an archive.");
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (Position < endsFrom)
            throw new NotSupportedException("Read asynchronously.");
        if (Position >= Length)
            return 0;
        var rest = end.Span[(int)(Position - endsFrom)..];
        var length = Math.Min(rest.Length, buffer.Length);
        rest[..length].CopyTo(buffer);
        Position += length;
        return length;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Position >= endsFrom)
            return Read(buffer.Span);
        inner.Position = Position;
        var read = await inner.ReadAsync(buffer, cancellationToken);
        Position += read;
        return read;
    }

    public override long Seek(long offset, SeekOrigin origin) => Position = offset + origin switch
    {
        SeekOrigin.Begin => 0,
        SeekOrigin.Current => Position,
        _ => Length,
    };
}
