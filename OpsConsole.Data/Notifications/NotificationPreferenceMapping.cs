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
        // Two tabs, or a tab and a link in a mail, that change different choices both win: the slower one reads again.
        preference.Property(row => row.Choices).HasMaxLength(NoticeChoices.Length).IsConcurrencyToken();
        preference.Property(row => row.Quiet).HasMaxLength(10).HasDefaultValue(Core.Notifications.Quiet.QuietChoice.Usual).IsConcurrencyToken();
        preference.Property(row => row.QuietFrom).IsConcurrencyToken();
        preference.Property(row => row.QuietUntil).IsConcurrencyToken();
        preference.Ignore(row => row.OwnQuiet);
        preference.HasOne<User>().WithOne().HasForeignKey<NotificationPreference>(row => row.UserId);
    }
}
