using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Data.Tenants;

internal sealed class TenantMapping : IEntityTypeConfiguration<Tenant>
{
    public void Configure(EntityTypeBuilder<Tenant> tenant)
    {
        tenant.Property(row => row.Name).HasMaxLength(Tenant.NameLength);
        tenant.HasIndex(row => row.Name).IsUnique();
    }
}
