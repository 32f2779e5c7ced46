namespace OpsConsole.Tests.Leads.Imports;

/// <summary>A start, then one line or letter over and over, without end.</summary>
internal sealed class EndlessStream(byte[] start, byte last, byte[]? line = null) : MemoryStream
{
    private readonly byte[] over = [.. line ?? [], last];
    private long at;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        for (var i = 0; i < buffer.Length; i++, at++)
            buffer.Span[i] = at < start.Length ? start[at] : over[(at - start.Length) % over.Length];
        return ValueTask.FromResult(buffer.Length);
    }
}
