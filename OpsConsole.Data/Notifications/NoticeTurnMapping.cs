using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpsConsole.Core.Notifications.Turns;
using OpsConsole.Core.Users;

namespace OpsConsole.Data.Notifications;

internal sealed class NoticeTurnMapping : IEntityTypeConfiguration<NoticeTurn>
{
    public void Configure(EntityTypeBuilder<NoticeTurn> turn)
    {
        // Once a person, kind and day, whichever node comes first.
        turn.HasKey(row => new { row.UserId, row.Kind, row.Day });
        turn.Property(row => row.Kind).HasMaxLength(NoticeTurn.KindLength);
        turn.HasOne<User>().WithMany().HasForeignKey(row => row.UserId);
        turn.HasIndex(row => new { row.TenantId, row.Day });
    }
}
