using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Files;

/// <summary>An uploaded file, kept in the database so that any node can read what another received.</summary>
public sealed class StoredFile : ITenantOwned
{
    public const int NameLength = 200;

    public long Id { get; init; }

    public long TenantId { get; init; }

    /// <summary>The name as the browser gave it, without its folder; for showing only, never a path.</summary>
    public required string Name { get; init; }

    /// <summary>In bytes; set when the last chunk is in.</summary>
    public long Length { get; set; }

    /// <summary>SHA-256 of the whole, set with <see cref="Length"/>.</summary>
    public byte[]? Hash { get; set; }

    public DateTime CreatedAtUtc { get; init; }
}

/// <summary>A piece of a <see cref="StoredFile"/>, at most <see cref="Size"/> bytes, numbered from 0.</summary>
public sealed class StoredFileChunk : ITenantOwned
{
    public const int Size = 256 * 1024;

    public long FileId { get; init; }

    public int Number { get; init; }

    public long TenantId { get; init; }

    public required byte[] Bytes { get; init; }
}
