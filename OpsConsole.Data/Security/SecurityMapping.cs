using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpsConsole.Core.Security;
using OpsConsole.Core.Tenants;
using OpsConsole.Core.Users.Sessions;

namespace OpsConsole.Data.Security;

internal sealed class SecurityAlertMapping : IEntityTypeConfiguration<SecurityAlert>
{
    public void Configure(EntityTypeBuilder<SecurityAlert> alert)
    {
        alert.Property(row => row.About).HasMaxLength(SecurityAlert.AboutLength);
        alert.Property(row => row.Did).HasMaxLength(SecurityAlert.DidLength);
        alert.Property(row => row.ClosedByName).HasMaxLength(UserSession.EndedByLength);
        alert.Property(row => row.ClosedNote).HasMaxLength(SecurityAlert.NoteLength);
        alert.HasIndex(row => new { row.TenantId, row.Rule, row.About }).IsUnique().HasFilter("\"ClosedAtUtc\" IS NULL");
        alert.HasIndex(row => new { row.TenantId, row.ClosedAtUtc, row.LastAtUtc });
        alert.HasOne<Tenant>().WithMany().HasForeignKey(row => row.TenantId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AddressBlockMapping : IEntityTypeConfiguration<AddressBlock>
{
    public void Configure(EntityTypeBuilder<AddressBlock> block)
    {
        block.Property(row => row.Address).HasMaxLength(UserSession.FromLength);
        block.Property(row => row.ReleasedByName).HasMaxLength(UserSession.EndedByLength);
        block.HasIndex(row => new { row.TenantId, row.Address }).IsUnique();
        block.HasIndex(row => new { row.TenantId, row.ReleasedAtUtc, row.UntilUtc });
        block.HasOne<Tenant>().WithMany().HasForeignKey(row => row.TenantId).OnDelete(DeleteBehavior.Restrict);
    }
}
