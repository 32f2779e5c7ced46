using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpsConsole.Core.Leads;

namespace OpsConsole.Data.Leads;

internal sealed class ExpiryNoticeMapping : IEntityTypeConfiguration<ExpiryNotice>
{
    public void Configure(EntityTypeBuilder<ExpiryNotice> notice)
    {
        notice.HasKey(row => new { row.LeadId, row.ExpiresAtUtc });
        notice.HasOne<Lead>().WithMany().HasForeignKey(row => row.LeadId).OnDelete(DeleteBehavior.Restrict);
    }
}
