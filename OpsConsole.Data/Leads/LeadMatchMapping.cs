using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Matching;

namespace OpsConsole.Data.Leads;

internal sealed class LeadMatchMapping : IEntityTypeConfiguration<LeadMatch>
{
    public void Configure(EntityTypeBuilder<LeadMatch> match)
    {
        match.Property(row => row.Reasons).HasMaxLength(LeadMatch.ReasonsLength);
        match.Property(row => row.SettledByName).HasMaxLength(Lead.NameLength);
        match.HasOne<Lead>().WithMany().HasForeignKey(row => row.LeadId).OnDelete(DeleteBehavior.Restrict);
        match.HasOne<Lead>().WithMany().HasForeignKey(row => row.OtherLeadId).OnDelete(DeleteBehavior.Restrict);
        // One row a pair, whoever finds it first.
        match.HasIndex(row => new { row.LeadId, row.OtherLeadId }).IsUnique();
    }
}

internal sealed class LeadMergeMapping : IEntityTypeConfiguration<LeadMerge>
{
    public void Configure(EntityTypeBuilder<LeadMerge> merge)
    {
        merge.Property(row => row.ByName).HasMaxLength(Lead.NameLength);
        merge.Property(row => row.UndoneByName).HasMaxLength(Lead.NameLength);
        merge.HasOne<Lead>().WithMany().HasForeignKey(row => row.SurvivorLeadId).OnDelete(DeleteBehavior.Restrict);
        merge.HasOne<Lead>().WithMany().HasForeignKey(row => row.MergedLeadId).OnDelete(DeleteBehavior.Restrict);
    }
}
