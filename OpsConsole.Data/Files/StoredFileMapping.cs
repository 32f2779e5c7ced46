using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpsConsole.Core.Files;

namespace OpsConsole.Data.Files;

internal sealed class StoredFileMapping : IEntityTypeConfiguration<StoredFile>
{
    public void Configure(EntityTypeBuilder<StoredFile> file)
    {
        file.Property(row => row.Name).HasMaxLength(StoredFile.NameLength);
        file.Property(row => row.Hash).HasMaxLength(32);
        file.HasMany<StoredFileChunk>().WithOne().HasForeignKey(chunk => chunk.FileId);
        file.HasIndex(row => new { row.TenantId, row.Id });
    }
}

internal sealed class StoredFileChunkMapping : IEntityTypeConfiguration<StoredFileChunk>
{
    public void Configure(EntityTypeBuilder<StoredFileChunk> chunk)
    {
        chunk.HasKey(row => new { row.FileId, row.Number });
    }
}
