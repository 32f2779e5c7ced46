using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Opportunities;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Data.Opportunities;

internal sealed class OpportunityMapping : IEntityTypeConfiguration<Opportunity>
{
    // Every list leaves the trash out, so its indexes do as well; the one that answers by itself holds the column at its end.
    private const string notDeleted = "\"DeletedAtUtc\" IS NULL";

    public void Configure(EntityTypeBuilder<Opportunity> opportunity)
    {
        opportunity.Property(row => row.Title).HasMaxLength(Opportunity.TitleLength);
        opportunity.Property(row => row.OwnerName).HasMaxLength(Opportunity.NameLength);
        opportunity.Property(row => row.CreatedByName).HasMaxLength(Opportunity.NameLength);
        opportunity.Property(row => row.ClosedByName).HasMaxLength(Opportunity.NameLength);
        opportunity.Property(row => row.CloseWords).HasMaxLength(Opportunity.WordsLength);
        opportunity.Property(row => row.DeletedByName).HasMaxLength(Opportunity.NameLength);
        opportunity.Property(row => row.DeleteWords).HasMaxLength(Opportunity.WordsLength);
        opportunity.HasOne<Tenant>().WithMany().HasForeignKey(row => row.TenantId).OnDelete(DeleteBehavior.Restrict);
        opportunity.HasOne<Lead>().WithMany().HasForeignKey(row => row.LeadId).OnDelete(DeleteBehavior.Restrict);

        opportunity.HasIndex(row => new { row.LeadId, row.Id });

        // A lead has one, however many press at once; the trash holds no lead.
        opportunity.HasIndex(row => row.LeadId).IsUnique().HasFilter($"\"LeadId\" IS NOT NULL AND {notDeleted}").HasDatabaseName("IX_Opportunities_OnePerLead");

        // The board: open columns by expected close, value; the closed one by what closed last.
        opportunity.HasIndex(row => new { row.TenantId, row.Stage, row.CloseOrder, row.ValueCents, row.Id })
            .IsDescending(false, false, false, true, false).HasFilter(notDeleted).HasDatabaseName("IX_Opportunities_BoardOpen");
        opportunity.HasIndex(row => new { row.TenantId, row.Stage, row.StageChangedAtUtc, row.Id })
            .IsDescending(false, false, true, true).HasFilter(notDeleted).HasDatabaseName("IX_Opportunities_BoardClosed");

        // Counts and sums of a whole board, and somebody's own, from the index alone.
        opportunity.HasIndex(row => new { row.TenantId, row.Stage, row.OwnerUserId, row.CloseOrder, row.ValueCents, row.Probability, row.DeletedAtUtc }).HasFilter(notDeleted).HasDatabaseName("IX_Opportunities_Sums");

        // The palette's search; it holds every row, for the tenant's own foreign key.
        opportunity.HasIndex(row => new { row.TenantId, row.Title, row.Id }).HasDatabaseName("IX_Opportunities_Title");
        opportunity.HasIndex(row => new { row.TenantId, row.DeletedAtUtc, row.Id }).HasFilter("\"DeletedAtUtc\" IS NOT NULL").HasDatabaseName("IX_Opportunities_Trash");
    }
}
