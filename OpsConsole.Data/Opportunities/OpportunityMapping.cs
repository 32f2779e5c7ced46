using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Opportunities;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Data.Opportunities;

internal sealed class OpportunityMapping : IEntityTypeConfiguration<Opportunity>
{
    public void Configure(EntityTypeBuilder<Opportunity> opportunity)
    {
        opportunity.Ignore(row => row.WeightedCents);
        opportunity.Property(row => row.Title).HasMaxLength(Opportunity.TitleLength);
        opportunity.Property(row => row.OwnerName).HasMaxLength(Opportunity.NameLength);
        opportunity.Property(row => row.CreatedByName).HasMaxLength(Opportunity.NameLength);
        opportunity.Property(row => row.ClosedByName).HasMaxLength(Opportunity.NameLength);
        opportunity.Property(row => row.CloseWords).HasMaxLength(Opportunity.WordsLength);
        opportunity.HasOne<Tenant>().WithMany().HasForeignKey(row => row.TenantId).OnDelete(DeleteBehavior.Restrict);
        opportunity.HasOne<Lead>().WithMany().HasForeignKey(row => row.LeadId).OnDelete(DeleteBehavior.Restrict);

        opportunity.HasIndex(row => new { row.LeadId, row.Id });

        // A lead makes one, however many press at once.
        opportunity.HasIndex(row => row.LeadId).IsUnique().HasFilter("\"LeadId\" IS NOT NULL").HasDatabaseName("IX_Opportunities_OnePerLead");

        // The board: open columns by expected close, value; the closed one by what closed last.
        opportunity.HasIndex(row => new { row.TenantId, row.Stage, row.CloseOrder, row.ValueCents, row.Id })
            .IsDescending(false, false, false, true, false).HasDatabaseName("IX_Opportunities_BoardOpen");
        opportunity.HasIndex(row => new { row.TenantId, row.Stage, row.StageChangedAtUtc, row.Id })
            .IsDescending(false, false, true, true).HasDatabaseName("IX_Opportunities_BoardClosed");

        // Counts and sums of a whole board, and somebody's own, from the index alone.
        opportunity.HasIndex(row => new { row.TenantId, row.Stage, row.OwnerUserId, row.CloseOrder, row.ValueCents, row.Probability }).HasDatabaseName("IX_Opportunities_Sums");
    }
}
