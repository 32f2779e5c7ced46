namespace OpsConsole.Tests.Leads.Imports;

/// <summary>Gives a few bytes at a time, forward and asynchronously only, as a slow upload does; counts what was taken from it.</summary>
internal sealed class DrippingStream(Stream inner, int atOnce) : Stream
{
    public long BytesTaken { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        var read = await inner.ReadAsync(buffer[..Math.Min(atOnce, buffer.Length)], cancellationToken);
        BytesTaken += read;
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Only asynchronously.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
