using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpsConsole.Core.Filtering;
using OpsConsole.Core.Users.Exports;

namespace OpsConsole.Data.Users;

internal sealed class UserExportMapping : IEntityTypeConfiguration<UserExport>
{
    public void Configure(EntityTypeBuilder<UserExport> export)
    {
        export.Property(row => row.Format).HasMaxLength(UserExport.FormatLength);
        export.Property(row => row.Filter).HasMaxLength(FilterParser.LongestText);
        export.Property(row => row.Sort).HasMaxLength(UserExport.SortLength);
        export.Property(row => row.Columns).HasMaxLength(UserExport.ColumnsLength);
        export.HasIndex(row => new { row.TenantId, row.Id }).IsDescending(false, true);
    }
}
