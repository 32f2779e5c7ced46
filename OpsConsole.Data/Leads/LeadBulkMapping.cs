using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpsConsole.Core.Filtering;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Bulk;
using OpsConsole.Core.Leads.Filtering;
using OpsConsole.Core.Leads.Imports;

namespace OpsConsole.Data.Leads;

internal sealed class LeadBulkActionMapping : IEntityTypeConfiguration<LeadBulkAction>
{
    public void Configure(EntityTypeBuilder<LeadBulkAction> action)
    {
        action.Property(row => row.Kind).HasMaxLength(LeadBulkAction.KindLength);
        action.Property(row => row.Filter).HasMaxLength(FilterParser.LongestText);
        action.Property(row => row.StopReason).HasMaxLength(LeadBulkResult.ReasonLength);
        action.Property(row => row.StartedByName).HasMaxLength(Lead.NameLength);
        action.Property(row => row.UndoneByName).HasMaxLength(Lead.NameLength);
        action.HasIndex(row => new { row.TenantId, row.Id }).IsDescending(false, true);
        action.HasIndex(row => new { row.TenantId, row.RequestKey }).IsUnique();
        action.HasOne<LeadImport>().WithMany().HasForeignKey(row => row.ImportId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class LeadBulkBatchMapping : IEntityTypeConfiguration<LeadBulkBatch>
{
    public void Configure(EntityTypeBuilder<LeadBulkBatch> batch)
    {
        batch.HasKey(row => new { row.ActionId, row.Number });
        batch.HasOne<LeadBulkAction>().WithMany().HasForeignKey(row => row.ActionId);
    }
}

internal sealed class LeadBulkResultMapping : IEntityTypeConfiguration<LeadBulkResult>
{
    public void Configure(EntityTypeBuilder<LeadBulkResult> result)
    {
        // No reference to the lead: a result stays when its lead goes for good.
        result.HasKey(row => new { row.ActionId, row.LeadId });
        result.Property(row => row.Outcome).HasMaxLength(20);
        result.Property(row => row.Undo).HasMaxLength(20);
        result.Property(row => row.Reason).HasMaxLength(LeadBulkResult.ReasonLength);
        result.Property(row => row.UndoReason).HasMaxLength(LeadBulkResult.ReasonLength);
        result.HasOne<LeadBulkAction>().WithMany().HasForeignKey(row => row.ActionId);
        // What failed, what an undo has still to do, and the pages of one outcome.
        result.HasIndex(row => new { row.ActionId, row.Outcome, row.LeadId });
    }
}
