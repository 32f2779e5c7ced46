using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Scoring;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Data.Leads;

internal sealed class LeadReckoningMapping : IEntityTypeConfiguration<LeadReckoning>
{
    public void Configure(EntityTypeBuilder<LeadReckoning> reckoning)
    {
        reckoning.HasKey(row => row.LeadId);
        reckoning.Property(row => row.LeadId).ValueGeneratedNever();
        reckoning.Property(row => row.Priority).HasMaxLength(LeadReckoning.ReasonsLength);
        reckoning.Property(row => row.Stars).HasMaxLength(LeadReckoning.ReasonsLength);
        reckoning.Property(row => row.Fraud).HasMaxLength(LeadReckoning.ReasonsLength);
        reckoning.Property(row => row.ClearedByName).HasMaxLength(Lead.NameLength);
        reckoning.Property(row => row.ClearedWhy).HasMaxLength(Lead.NoteLength);
        reckoning.Property(row => row.ClearedKeys).HasMaxLength(LeadReckoning.KeysLength);
        reckoning.Ignore(row => row.PriorityParts);
        reckoning.Ignore(row => row.StarParts);
        reckoning.Ignore(row => row.FraudSignals);
        reckoning.HasOne<Lead>().WithOne().HasForeignKey<LeadReckoning>(row => row.LeadId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class LeadMarketMapping : IEntityTypeConfiguration<LeadMarket>
{
    public void Configure(EntityTypeBuilder<LeadMarket> market)
    {
        market.HasKey(row => new { row.TenantId, row.Place });
        market.Property(row => row.Place).HasMaxLength(LeadMarket.PlaceLength);
        market.HasOne<Tenant>().WithMany().HasForeignKey(row => row.TenantId).OnDelete(DeleteBehavior.Restrict);
    }
}
