using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpsConsole.Core.Filtering;
using OpsConsole.Core.Leads.Exports;

namespace OpsConsole.Data.Leads;

internal sealed class LeadExportMapping : IEntityTypeConfiguration<LeadExport>
{
    public void Configure(EntityTypeBuilder<LeadExport> export)
    {
        export.Property(row => row.Format).HasMaxLength(LeadExport.FormatLength);
        export.Property(row => row.Filter).HasMaxLength(FilterParser.LongestText);
        export.Property(row => row.Sort).HasMaxLength(200);
        export.Property(row => row.Columns).HasMaxLength(LeadExport.ColumnsLength);
        export.HasIndex(row => new { row.TenantId, row.Id }).IsDescending(false, true);
    }
}
