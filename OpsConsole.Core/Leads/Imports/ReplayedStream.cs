using OpsConsole.Core.Files;

namespace OpsConsole.Core.Leads.Imports;

/// <summary>Gives back the bytes that were read ahead, then the rest of a stream that cannot be rewound. Leaves that stream open.</summary>
internal sealed class ReplayedStream(ReadOnlyMemory<byte> start, Stream rest) : AsyncReadStream
{
    private ReadOnlyMemory<byte> start = start;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (start.IsEmpty)
            return rest.ReadAsync(buffer, cancellationToken);
        var length = Math.Min(start.Length, buffer.Length);
        start[..length].CopyTo(buffer);
        start = start[length..];
        return ValueTask.FromResult(length);
    }
}
