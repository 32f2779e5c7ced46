using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Files;

/// <summary>
/// Reads a stored file from its beginning, a piece at a time, each through a context of its own: a slow reader keeps no connection and no
/// lock. Holds one piece in memory. Ends after the last piece; an unfinished upload reads as far as it came.
/// </summary>
internal sealed class StoredFileStream(OpsDbs dbs, long tenantId, long fileId) : AsyncReadStream
{
    private ReadOnlyMemory<byte> piece;
    private int next;
    private bool ended;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.IsEmpty)
            return 0;
        while (piece.IsEmpty)
            if (ended || !await FetchAsync(cancellationToken))
                return 0;
        var length = Math.Min(piece.Length, buffer.Length);
        piece[..length].CopyTo(buffer);
        piece = piece[length..];
        return length;
    }

    private async Task<bool> FetchAsync(CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        var bytes = await db.FileChunks.Where(chunk => chunk.FileId == fileId && chunk.Number == next).Select(chunk => chunk.Bytes).FirstOrDefaultAsync(ct);
        ended = bytes is null;
        piece = bytes;
        next++;
        return !ended;
    }
}
