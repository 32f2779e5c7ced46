using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpsConsole.Core.Filtering;
using OpsConsole.Core.Leads.Exports;
using OpsConsole.Core.Listing.Exports;
using OpsConsole.Core.Users.Exports;

namespace OpsConsole.Data;

internal abstract class ListExportMapping<TExport> : IEntityTypeConfiguration<TExport> where TExport : ListExport
{
    public void Configure(EntityTypeBuilder<TExport> export)
    {
        export.Property(row => row.Format).HasMaxLength(ListExport.FormatLength);
        export.Property(row => row.Filter).HasMaxLength(FilterParser.LongestText);
        export.Property(row => row.Sort).HasMaxLength(ListExport.SortLength);
        export.Property(row => row.Columns).HasMaxLength(ListExport.ColumnsLength);
        export.HasIndex(row => new { row.TenantId, row.Id }).IsDescending(false, true);
    }
}

internal sealed class LeadExportMapping : ListExportMapping<LeadExport>;

internal sealed class UserExportMapping : ListExportMapping<UserExport>;
