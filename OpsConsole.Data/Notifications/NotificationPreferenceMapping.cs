using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpsConsole.Core.Notifications.Preferences;
using OpsConsole.Core.Users;

namespace OpsConsole.Data.Notifications;

internal sealed class NotificationPreferenceMapping : IEntityTypeConfiguration<NotificationPreference>
{
    public void Configure(EntityTypeBuilder<NotificationPreference> preference)
    {
        preference.HasKey(row => row.UserId);
        preference.Property(row => row.UserId).ValueGeneratedNever();
        preference.Property(row => row.Choices).HasMaxLength(NoticeChoices.Length);
        preference.Property(row => row.TextsSource).HasMaxLength(NotificationPreference.SourceLength);
        preference.HasOne<User>().WithOne().HasForeignKey<NotificationPreference>(row => row.UserId);
    }
}
