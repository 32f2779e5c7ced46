using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Tagging;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Data.Leads;

internal sealed class TagMapping : IEntityTypeConfiguration<Tag>
{
    public void Configure(EntityTypeBuilder<Tag> tag)
    {
        tag.Property(row => row.Name).HasMaxLength(Tag.NameLength);
        tag.Property(row => row.Key).HasMaxLength(Tag.NameLength);
        tag.HasOne<Tenant>().WithMany().HasForeignKey(row => row.TenantId).OnDelete(DeleteBehavior.Restrict);
        tag.HasIndex(row => new { row.TenantId, row.Key }).IsUnique();
    }
}

internal sealed class LeadTagMapping : IEntityTypeConfiguration<LeadTag>
{
    public void Configure(EntityTypeBuilder<LeadTag> held)
    {
        // By tag for filters, by lead for what is shown of one.
        held.HasKey(row => new { row.TagId, row.LeadId });
        held.HasIndex(row => new { row.LeadId, row.TagId });
        held.HasOne<Tag>().WithMany().HasForeignKey(row => row.TagId).OnDelete(DeleteBehavior.Restrict);
        held.HasOne<Lead>().WithMany().HasForeignKey(row => row.LeadId).OnDelete(DeleteBehavior.Restrict);
    }
}
