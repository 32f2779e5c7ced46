using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpsConsole.Core.Notifications.Consents;
using OpsConsole.Core.Users;

namespace OpsConsole.Data.Notifications;

internal sealed class ConsentMapping : IEntityTypeConfiguration<Consent>
{
    public void Configure(EntityTypeBuilder<Consent> consent)
    {
        consent.Property(row => row.Channel).HasMaxLength(10);
        consent.Property(row => row.Purpose).HasMaxLength(Consent.PurposeLength);
        consent.Property(row => row.Source).HasMaxLength(Consent.SourceLength);
        consent.Property(row => row.Note).HasMaxLength(Consent.NoteLength);
        consent.Property(row => row.Wording).HasMaxLength(Consent.WordingLength);
        consent.Property(row => row.ByName).HasMaxLength(Consent.NameLength);
        consent.HasOne<User>().WithMany().HasForeignKey(row => row.UserId);
        // The one that counts, asked before a text is sent; somebody's history.
        consent.HasIndex(row => new { row.UserId, row.Channel, row.Purpose, row.Id });
        consent.HasIndex(row => new { row.TenantId, row.UserId, row.Id });
    }
}
