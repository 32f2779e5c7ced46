using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Imports;
using OpsConsole.Core.Leads.Imports.Checking;
using OpsConsole.Core.Leads.Imports.Mending;

namespace OpsConsole.Data.Leads;

internal sealed class LeadImportLineMapping : IEntityTypeConfiguration<LeadImportLine>
{
    public void Configure(EntityTypeBuilder<LeadImportLine> line)
    {
        line.HasKey(row => new { row.ImportId, row.Line });
        line.Property(row => row.State).HasMaxLength(20);
        line.HasOne<LeadImport>().WithMany().HasForeignKey(row => row.ImportId);
        line.HasIndex(row => new { row.ImportId, row.State, row.Line });
    }
}

internal sealed class LeadImportCorrectionMapping : IEntityTypeConfiguration<LeadImportCorrection>
{
    public void Configure(EntityTypeBuilder<LeadImportCorrection> correction)
    {
        correction.HasKey(row => new { row.ImportId, row.Line, row.Column });
        correction.Property(row => row.Value).HasMaxLength(LeadImportCorrection.ValueLength);
        correction.Property(row => row.ByName).HasMaxLength(Lead.NameLength);
        correction.HasOne<LeadImport>().WithMany().HasForeignKey(row => row.ImportId);
    }
}

internal sealed class LeadImportCheckMapping : IEntityTypeConfiguration<LeadImportCheck>
{
    public void Configure(EntityTypeBuilder<LeadImportCheck> check)
    {
        check.HasKey(row => row.ImportId);
        check.Property(row => row.ImportId).ValueGeneratedNever();
        check.HasOne<LeadImport>().WithOne().HasForeignKey<LeadImportCheck>(row => row.ImportId);
    }
}
