using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpsConsole.Core.Activity;
using OpsConsole.Core.Notifications;
using OpsConsole.Core.Users;

namespace OpsConsole.Data.Notifications;

internal sealed class NotificationMapping : IEntityTypeConfiguration<Notification>
{
    public void Configure(EntityTypeBuilder<Notification> notification)
    {
        notification.Property(row => row.Action).HasMaxLength(ActivityEntry.ActionLength);
        notification.Property(row => row.ByName).HasMaxLength(ActivityEntry.ActorNameLength);
        notification.Property(row => row.SubjectKind).HasMaxLength(ActivityEntry.SubjectKindLength);
        notification.Property(row => row.Title).HasMaxLength(Notification.TitleLength);
        notification.Property(row => row.Detail).HasMaxLength(Notification.DetailLength);
        notification.HasOne<User>().WithMany().HasForeignKey(row => row.UserId);

        // Told once: the last word when two nodes tell at the same time.
        notification.HasIndex(row => new { row.UserId, row.ActivityId }).IsUnique();
        notification.HasIndex(row => row.ActivityId);
        // What one mail tells of.
        notification.HasIndex(row => row.MessageId).HasFilter("\"MessageId\" IS NOT NULL");
        // The list; the count on the bell; what the sweep looks for; what other nodes changed just now.
        notification.HasIndex(row => new { row.TenantId, row.UserId, row.Id });
        notification.HasIndex(row => new { row.TenantId, row.UserId, row.ReadAtUtc, row.Id });
        notification.HasIndex(row => new { row.TenantId, row.ReadAtUtc });
        notification.HasIndex(row => row.UpdatedAtUtc);
    }
}
