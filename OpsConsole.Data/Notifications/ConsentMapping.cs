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

internal sealed class AddressChoiceMapping : IEntityTypeConfiguration<AddressChoice>
{
    public void Configure(EntityTypeBuilder<AddressChoice> choice)
    {
        choice.Property(row => row.Address).HasMaxLength(Core.Messages.Queue.OutgoingMessage.AddressLength);
        choice.Property(row => row.Purpose).HasMaxLength(Consent.PurposeLength);
        choice.Property(row => row.Source).HasMaxLength(Consent.SourceLength);
        // Asked before each mail to an address without an account; of two clicks at once one waits for the other.
        choice.HasIndex(row => new { row.TenantId, row.Address, row.Purpose }).IsUnique();
    }
}
