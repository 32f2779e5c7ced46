using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpsConsole.Core.Bulk;
using OpsConsole.Core.Filtering;
using OpsConsole.Core.Leads.Imports;

namespace OpsConsole.Data.Bulk;

internal sealed class BulkActionMapping : IEntityTypeConfiguration<BulkAction>
{
    public void Configure(EntityTypeBuilder<BulkAction> action)
    {
        action.Property(row => row.RowKind).HasMaxLength(BulkAction.RowKindLength);
        action.Property(row => row.Kind).HasMaxLength(BulkAction.KindLength);
        action.Property(row => row.Filter).HasMaxLength(FilterParser.LongestText);
        action.Property(row => row.StopReason).HasMaxLength(BulkResult.ReasonLength);
        action.Property(row => row.StartedByName).HasMaxLength(BulkAction.NameLength);
        action.Property(row => row.UndoneByName).HasMaxLength(BulkAction.NameLength);
        action.HasIndex(row => new { row.TenantId, row.RowKind, row.Id }).IsDescending(false, false, true);
        action.HasIndex(row => new { row.TenantId, row.RequestKey }).IsUnique();
        action.HasOne<LeadImport>().WithMany().HasForeignKey(row => row.ImportId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class BulkBatchMapping : IEntityTypeConfiguration<BulkBatch>
{
    public void Configure(EntityTypeBuilder<BulkBatch> batch)
    {
        batch.HasKey(row => new { row.ActionId, row.Number });
        batch.HasOne<BulkAction>().WithMany().HasForeignKey(row => row.ActionId);
    }
}

internal sealed class BulkResultMapping : IEntityTypeConfiguration<BulkResult>
{
    public void Configure(EntityTypeBuilder<BulkResult> result)
    {
        // No reference to the row, of whichever table: a result stays when its row goes for good.
        result.HasKey(row => new { row.ActionId, row.RowId });
        result.Property(row => row.Outcome).HasMaxLength(20);
        result.Property(row => row.Undo).HasMaxLength(20);
        result.Property(row => row.Reason).HasMaxLength(BulkResult.ReasonLength);
        result.Property(row => row.UndoReason).HasMaxLength(BulkResult.ReasonLength);
        result.HasOne<BulkAction>().WithMany().HasForeignKey(row => row.ActionId);
        // What failed, what an undo has still to do, and the pages of one outcome.
        result.HasIndex(row => new { row.ActionId, row.Outcome, row.RowId });
    }
}
