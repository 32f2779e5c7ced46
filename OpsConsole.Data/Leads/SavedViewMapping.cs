using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Exports;
using OpsConsole.Core.Leads.Filtering;
using OpsConsole.Core.Leads.Views;

namespace OpsConsole.Data.Leads;

internal sealed class SavedViewMapping : IEntityTypeConfiguration<SavedView>
{
    public void Configure(EntityTypeBuilder<SavedView> view)
    {
        view.Property(row => row.OwnerName).HasMaxLength(Lead.NameLength);
        view.Property(row => row.Name).HasMaxLength(SavedView.NameLength);
        view.Property(row => row.Query).HasMaxLength(SavedView.QueryLength);
        view.HasIndex(row => new { row.TenantId, row.OwnerUserId, row.Name }).IsUnique();
        view.HasIndex(row => new { row.TenantId, row.IsShared, row.Name });
    }
}

internal sealed class LeadExportMapping : IEntityTypeConfiguration<LeadExport>
{
    public void Configure(EntityTypeBuilder<LeadExport> export)
    {
        export.Property(row => row.Format).HasMaxLength(LeadExport.FormatLength);
        export.Property(row => row.Filter).HasMaxLength(LeadFilterParser.LongestText);
        export.Property(row => row.Sort).HasMaxLength(200);
        export.Property(row => row.Columns).HasMaxLength(LeadExport.ColumnsLength);
        export.HasIndex(row => new { row.TenantId, row.Id }).IsDescending(false, true);
    }
}
