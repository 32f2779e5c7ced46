using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpsConsole.Core.Users.Erasing;

namespace OpsConsole.Data.Users;

internal sealed class ErasureMapping : IEntityTypeConfiguration<Erasure>
{
    public void Configure(EntityTypeBuilder<Erasure> erasure)
    {
        erasure.Property(row => row.ByName).HasMaxLength(Erasure.NameLength);
        erasure.Property(row => row.Reason).HasMaxLength(Erasure.ReasonLength);
        erasure.HasIndex(row => new { row.TenantId, row.UserId });
    }
}
