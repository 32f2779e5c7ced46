using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpsConsole.Core.Settings;

namespace OpsConsole.Data.Settings;

internal sealed class SettingMapping : IEntityTypeConfiguration<Setting>
{
    public void Configure(EntityTypeBuilder<Setting> setting)
    {
        setting.Property(row => row.Key).HasMaxLength(Setting.KeyLength);
        setting.Property(row => row.Value).HasMaxLength(Setting.ValueLength);
        setting.HasIndex(row => new { row.TenantId, row.Key }).IsUnique();
    }
}
