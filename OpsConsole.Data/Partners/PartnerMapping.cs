using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Partners;
using OpsConsole.Core.Tenants;
using OpsConsole.Core.Users;

namespace OpsConsole.Data.Partners;

internal sealed class PartnerMapping : IEntityTypeConfiguration<Partner>
{
    public void Configure(EntityTypeBuilder<Partner> partner)
    {
        partner.Ignore(row => row.Territory);
        partner.Property(row => row.Name).HasMaxLength(Partner.NameLength);
        partner.Property(row => row.States).HasMaxLength(Partner.StatesLength);
        partner.Property(row => row.Zips).HasMaxLength(Partner.ZipsLength);
        partner.Property(row => row.CenterName).HasMaxLength(Partner.CenterLength);
        partner.HasOne<Tenant>().WithMany().HasForeignKey(row => row.TenantId).OnDelete(DeleteBehavior.Restrict);
        partner.HasOne<User>().WithMany().HasForeignKey(row => row.UserId).OnDelete(DeleteBehavior.Restrict);
        partner.HasIndex(row => new { row.TenantId, row.UserId }).IsUnique();
        partner.HasIndex(row => new { row.TenantId, row.Place });
    }
}

internal sealed class PartnerTurnMapping : IEntityTypeConfiguration<PartnerTurn>
{
    public void Configure(EntityTypeBuilder<PartnerTurn> turn)
    {
        turn.HasKey(row => row.PartnerId);
        turn.Property(row => row.PartnerId).ValueGeneratedNever();
        turn.HasOne<Partner>().WithOne().HasForeignKey<PartnerTurn>(row => row.PartnerId).OnDelete(DeleteBehavior.Restrict);
        turn.HasIndex(row => row.TenantId);
    }
}

internal sealed class LeadHandoverMapping : IEntityTypeConfiguration<LeadHandover>
{
    public void Configure(EntityTypeBuilder<LeadHandover> handover)
    {
        handover.Property(row => row.PartnerName).HasMaxLength(Partner.NameLength);
        handover.Property(row => row.Reason).HasMaxLength(LeadHandover.ReasonLength);
        handover.Property(row => row.Why).HasMaxLength(LeadHandover.WhyLength);
        handover.Property(row => row.Skipped).HasMaxLength(LeadHandover.SkippedLength);
        handover.HasOne<Lead>().WithMany().HasForeignKey(row => row.LeadId).OnDelete(DeleteBehavior.Restrict);
        handover.HasOne<Partner>().WithMany().HasForeignKey(row => row.PartnerId).OnDelete(DeleteBehavior.Restrict);
        // One chance at a time, whoever hands it out: the last word under races.
        handover.HasIndex(row => row.LeadId).IsUnique().HasFilter("\"State\" IN ('Offered', 'Accepted')").HasDatabaseName("IX_LeadHandovers_OneHolder");
        handover.HasIndex(row => new { row.LeadId, row.Id }).HasDatabaseName("IX_LeadHandovers_OfLead");
        // What falls due; what a partner sees; what a partner took in a week.
        handover.HasIndex(row => new { row.TenantId, row.State, row.TermEndsAtUtc, row.Id });
        handover.HasIndex(row => new { row.TenantId, row.PartnerUserId, row.State, row.EndedAtUtc, row.Id });
        handover.HasIndex(row => new { row.TenantId, row.OfferedAtUtc, row.State, row.PartnerId });
    }
}
