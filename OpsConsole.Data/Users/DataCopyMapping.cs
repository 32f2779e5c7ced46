using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpsConsole.Core.Files;
using OpsConsole.Core.Users;
using OpsConsole.Core.Users.OwnData;

namespace OpsConsole.Data.Users;

internal sealed class DataCopyMapping : IEntityTypeConfiguration<DataCopy>
{
    public void Configure(EntityTypeBuilder<DataCopy> copy)
    {
        copy.HasOne<User>().WithMany().HasForeignKey(row => row.UserId);
        copy.HasOne<StoredFile>().WithMany().HasForeignKey(row => row.FileId).OnDelete(DeleteBehavior.NoAction);
        copy.HasIndex(row => new { row.UserId, row.UntilUtc });
        copy.HasIndex(row => row.FileId);
        // What the sweep looks for.
        copy.HasIndex(row => new { row.TenantId, row.UntilUtc });
    }
}
