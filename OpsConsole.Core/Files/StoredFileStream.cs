using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Files;

/// <summary>
/// Reads a stored file, forward or from any place, a piece at a time, each through a context of its own: a slow reader keeps no connection
/// and no lock. Holds one piece in memory. Ends after the last piece; an unfinished upload reads as far as it came.
/// </summary>
internal sealed class StoredFileStream : AsyncReadStream
{
    private readonly OpsDbs dbs;
    private readonly long tenantId;
    private readonly long fileId;
    private byte[] piece = [];
    private long pieceNumber = -1;
    private long position;

    private StoredFileStream(OpsDbs dbs, long tenantId, long fileId, long length) => (this.dbs, this.tenantId, this.fileId, Length) = (dbs, tenantId, fileId, length);

    public override bool CanSeek => true;

    public override long Length { get; }

    public override long Position
    {
        get => position;
        set => position = value >= 0 ? value : throw new IOException("There is nothing before the beginning of a file.");
    }

    /// <summary>Empty when there is no such file.</summary>
    public static async Task<StoredFileStream> OpenAsync(OpsDbs dbs, long tenantId, long fileId, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        var last = await db.FileChunks.Where(chunk => chunk.FileId == fileId).OrderByDescending(chunk => chunk.Number)
            .Select(chunk => new { chunk.Number, chunk.Bytes.Length }).FirstOrDefaultAsync(ct);
        return new StoredFileStream(dbs, tenantId, fileId, last is null ? 0 : ((long)last.Number * StoredFileChunk.Size) + last.Length);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.IsEmpty || position >= Length)
            return 0;
        var (number, from) = Math.DivRem(position, StoredFileChunk.Size);
        if (number != pieceNumber)
        {
            piece = await FetchAsync(number, cancellationToken);
            pieceNumber = number;
        }

        var length = Math.Min(piece.Length - (int)from, buffer.Length);
        if (length <= 0)
            return 0;
        piece.AsMemory((int)from, length).CopyTo(buffer);
        position += length;
        return length;
    }

    public override long Seek(long offset, SeekOrigin origin) => Position = offset + origin switch
    {
        SeekOrigin.Begin => 0,
        SeekOrigin.Current => position,
        _ => Length,
    };

    private async Task<byte[]> FetchAsync(long number, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        return await db.FileChunks.Where(chunk => chunk.FileId == fileId && chunk.Number == number).Select(chunk => chunk.Bytes).FirstOrDefaultAsync(ct) ?? [];
    }
}
