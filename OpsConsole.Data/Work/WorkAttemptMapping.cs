using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpsConsole.Core.Work;

namespace OpsConsole.Data.Work;

internal sealed class WorkAttemptMapping : IEntityTypeConfiguration<WorkAttempt>
{
    public void Configure(EntityTypeBuilder<WorkAttempt> attempt)
    {
        attempt.Property(row => row.Error).HasMaxLength(WorkAttempt.TextLength);
        attempt.HasOne<WorkItem>().WithMany().HasForeignKey(row => row.ItemId);
        attempt.HasIndex(row => new { row.TenantId, row.ItemId, row.Id });
    }
}
