using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpsConsole.Core.Settings;

namespace OpsConsole.Data.Settings;

internal sealed class SettingMapping : IEntityTypeConfiguration<Setting>
{
    public void Configure(EntityTypeBuilder<Setting> setting)
    {
        setting.Property(row => row.Key).HasMaxLength(KeptSetting.KeyLength);
        setting.Property(row => row.Value).HasMaxLength(KeptSetting.ValueLength);
        setting.Property(row => row.ChangedByName).HasMaxLength(KeptSetting.NameLength);
        setting.HasIndex(row => new { row.TenantId, row.Key }).IsUnique();
    }
}

internal sealed class InstallationSettingMapping : IEntityTypeConfiguration<InstallationSetting>
{
    public void Configure(EntityTypeBuilder<InstallationSetting> setting)
    {
        setting.Property(row => row.Key).HasMaxLength(KeptSetting.KeyLength);
        setting.Property(row => row.Value).HasMaxLength(KeptSetting.ValueLength);
        setting.Property(row => row.ChangedByName).HasMaxLength(KeptSetting.NameLength);
        setting.HasIndex(row => row.Key).IsUnique();
    }
}
