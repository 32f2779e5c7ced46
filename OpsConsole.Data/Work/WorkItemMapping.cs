using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpsConsole.Core.Work;

namespace OpsConsole.Data.Work;

internal sealed class WorkItemMapping : IEntityTypeConfiguration<WorkItem>
{
    public void Configure(EntityTypeBuilder<WorkItem> item)
    {
        item.Property(row => row.Kind).HasMaxLength(WorkItem.KindLength);
        item.Property(row => row.ProgressText).HasMaxLength(WorkItem.TextLength);
        item.Property(row => row.Error).HasMaxLength(WorkItem.TextLength);
        item.Property(row => row.DiscardReason).HasMaxLength(WorkItem.TextLength);
        item.Property(row => row.LeaseToken).HasMaxLength(80);
        item.Property(row => row.CreatedByName).HasMaxLength(160);
        // Whether a tenant waits, and what it waits for, each by one seek; then what other nodes moved just now; then the tenant's list.
        item.HasIndex(row => new { row.Status, row.TenantId, row.Priority, row.RunAfterUtc, row.Id });
        item.HasIndex(row => row.UpdatedAtUtc);
        item.HasIndex(row => new { row.TenantId, row.Status, row.Id });
        // The page of the queue: one kind in one state; what waits for another attempt.
        item.HasIndex(row => new { row.TenantId, row.Kind, row.Status, row.Id });
        item.HasIndex(row => new { row.TenantId, row.Status, row.Attempts, row.Id });
        // Somebody's own tray, newest first.
        item.HasIndex(row => new { row.TenantId, row.CreatedByUserId, row.Id });
    }
}
