using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Files;

/// <summary>A file whose pieces are all in. It counts as kept only once its owner's transaction has called <see cref="KeepAsync"/>.</summary>
public sealed record ArrivedFile(long Id, long Length, byte[] Hash);

/// <summary>
/// Takes in a file as it arrives, each piece saved by itself, so that no transaction is open for as long as somebody's line is slow.
/// Who calls has checked that the actor may. What is never kept (the line broke, the process died) is swept up by later uploads.
/// </summary>
public sealed class StoreFile(OpsDbs dbs, TimeProvider clock)
{
    /// <summary>No upload takes longer; what is older and not kept is nobody's.</summary>
    public static readonly TimeSpan Abandoned = TimeSpan.FromHours(24);

    /// <summary>Answers <see cref="FileIsTooLarge"/> as soon as one byte too many has come, and then nothing is left of it.</summary>
    public async Task<Result<ArrivedFile>> RunAsync(string name, Stream content, int mostMegabytes, long tenantId, CancellationToken ct)
    {
        await SweepAsync(tenantId, ct);
        var fileId = await BeginAsync(name, tenantId, ct);
        try
        {
            var arrived = await TakeAsync(fileId, content, mostMegabytes * 1_000_000L, tenantId, ct);
            if (arrived is not null)
                return arrived;
            await DropAsync(fileId, tenantId);
            return new FileIsTooLarge(mostMegabytes);
        }
        catch
        {
            await DropAsync(fileId, tenantId);
            throw;
        }
    }

    /// <summary>Makes the file last, in the transaction of what owns it from now on.</summary>
    public static async Task KeepAsync(OpsDb db, ArrivedFile arrived, CancellationToken ct)
    {
        var row = await db.Files.FirstAsync(file => file.Id == arrived.Id, ct);
        (row.Length, row.Hash) = (arrived.Length, arrived.Hash);
    }

    /// <summary>Removes a file that turned out to be of no use; done even for a caller who has gone.</summary>
    public async Task DropAsync(long fileId, long tenantId)
    {
        await using var db = dbs.Open(tenantId);
        await db.Files.Where(file => file.Id == fileId).ExecuteDeleteAsync(CancellationToken.None);
    }

    private async Task SweepAsync(long tenantId, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        var before = clock.GetUtcNow().UtcDateTime - Abandoned;
        await db.Files.Where(file => file.Hash == null && file.CreatedAtUtc < before).ExecuteDeleteAsync(ct);
    }

    private async Task<long> BeginAsync(string name, long tenantId, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        var file = new StoredFile { Name = name, CreatedAtUtc = clock.GetUtcNow().UtcDateTime };
        db.Files.Add(file);
        await db.SaveChangesAsync(ct);
        return file.Id;
    }

    /// <summary>Null when there is more than may be.</summary>
    private async Task<ArrivedFile?> TakeAsync(long fileId, Stream content, long most, long tenantId, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[StoredFileChunk.Size];
        long length = 0;
        for (var number = 0; ; number++)
        {
            var read = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, ct);
            if (read == 0)
                return new ArrivedFile(fileId, length, hash.GetHashAndReset());
            length += read;
            if (length > most)
                return null;
            hash.AppendData(buffer, 0, read);
            await using var db = dbs.Open(tenantId);
            db.FileChunks.Add(new StoredFileChunk { FileId = fileId, Number = number, Bytes = buffer[..read] });
            await db.SaveChangesAsync(ct);
        }
    }
}
