using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Intake;
using OpsConsole.Core.Leads.Verification;

namespace OpsConsole.Data.Leads;

internal sealed class LeadVerificationMapping : IEntityTypeConfiguration<LeadVerification>
{
    public void Configure(EntityTypeBuilder<LeadVerification> verification)
    {
        verification.HasKey(row => row.LeadId);
        verification.Property(row => row.LeadId).ValueGeneratedNever();
        verification.Property(row => row.PhoneAsked).HasMaxLength(LeadInputRules.PhoneLength);
        verification.Property(row => row.PhoneCarrier).HasMaxLength(LeadVerification.CarrierLength);
        verification.Property(row => row.PhoneCountry).HasMaxLength(2);
        verification.Property(row => row.PhoneBy).HasMaxLength(LeadVerification.ServiceLength);
        verification.Property(row => row.PhoneNote).HasMaxLength(LeadVerification.NoteLength);
        verification.Property(row => row.AddressAsked).HasMaxLength(LeadVerification.AskedLength);
        verification.Property(row => row.FoundStreet).HasMaxLength(LeadInputRules.StreetLength);
        verification.Property(row => row.FoundCity).HasMaxLength(LeadInputRules.CityLength);
        verification.Property(row => row.FoundState).HasMaxLength(LeadInputRules.StateLength);
        verification.Property(row => row.FoundZip).HasMaxLength(LeadInputRules.ZipLength);
        verification.Property(row => row.AddressBy).HasMaxLength(LeadVerification.ServiceLength);
        verification.Property(row => row.AddressNote).HasMaxLength(LeadVerification.NoteLength);
        verification.Ignore(row => row.Found);
        verification.HasOne<Lead>().WithOne().HasForeignKey<LeadVerification>(row => row.LeadId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class LeadCheckmarkMapping : IEntityTypeConfiguration<LeadCheckmark>
{
    public void Configure(EntityTypeBuilder<LeadCheckmark> mark)
    {
        mark.HasKey(row => new { row.LeadId, row.Item });
        mark.Property(row => row.ByName).HasMaxLength(Lead.NameLength);
        mark.HasOne<Lead>().WithMany().HasForeignKey(row => row.LeadId).OnDelete(DeleteBehavior.Restrict);
    }
}
