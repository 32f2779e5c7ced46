using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpsConsole.Core.Messages.Bounces;
using OpsConsole.Core.Messages.Deliverability;
using OpsConsole.Core.Messages.Queue;
using OpsConsole.Core.Templates;

namespace OpsConsole.Data.Messages;

internal sealed class OutgoingMessageMapping : IEntityTypeConfiguration<OutgoingMessage>
{
    public void Configure(EntityTypeBuilder<OutgoingMessage> message)
    {
        message.Property(row => row.Template).HasMaxLength(MessageTemplate.KeyLength);
        message.Property(row => row.Event).HasMaxLength(OutgoingMessage.EventLength);
        message.Property(row => row.ToName).HasMaxLength(OutgoingMessage.NameLength);
        message.Property(row => row.Address).HasMaxLength(OutgoingMessage.AddressLength);
        message.Property(row => row.Recipient).HasMaxLength(OutgoingMessage.AddressLength);
        message.Property(row => row.Domain).HasMaxLength(OutgoingMessage.AddressLength);
        message.Property(row => row.Channel).HasMaxLength(10);
        message.Property(row => row.Purpose).HasMaxLength(20);
        message.Property(row => row.Kind).HasMaxLength(Core.Notifications.Preferences.NoticeKind.KeyLength);
        message.Property(row => row.State).HasMaxLength(20);
        message.Property(row => row.Delivery).HasMaxLength(20);
        message.Property(row => row.Variant).HasMaxLength(4);
        message.Property(row => row.SentSubject).HasMaxLength(1_000);
        message.Property(row => row.Error).HasMaxLength(OutgoingMessage.ErrorLength);
        message.Property(row => row.ClaimToken).HasMaxLength(40);
        message.Property(row => row.MessageId).HasMaxLength(OutgoingMessage.MessageIdLength);
        // One message of a template to a recipient about an event, whoever asks and however often.
        message.HasIndex(row => new { row.TenantId, row.Channel, row.Template, row.Recipient, row.Event }).IsUnique();
        // What waits, the most pressing first; the shelves of the page; claims that fell silent, across tenants.
        message.HasIndex(row => new { row.TenantId, row.State, row.Priority, row.NextTryAtUtc, row.Id });
        message.HasIndex(row => new { row.TenantId, row.State, row.Id });
        message.HasIndex(row => new { row.State, row.ClaimUntilUtc });
        message.HasIndex(row => row.ClaimToken);
        // The pace of a domain over all tenants, and a firm's day.
        message.HasIndex(row => new { row.Domain, row.StartedAtUtc });
        // How mail arrives, by domain, is counted in this index alone.
        message.HasIndex(row => new { row.TenantId, row.StartedAtUtc, row.Channel, row.Domain, row.State, row.CountsOpens, row.OpenedAtUtc, row.CountsClicks, row.ClickedAtUtc });
        // What other nodes moved.
        message.HasIndex(row => row.UpdatedAtUtc);
        message.HasIndex(row => new { row.TenantId, row.Channel, row.State, row.Id });
        // One person's messages; one template's; what came back.
        message.HasIndex(row => new { row.TenantId, row.UserId, row.Id });
        message.HasIndex(row => new { row.TenantId, row.Template, row.Id });
        message.HasIndex(row => new { row.TenantId, row.ReturnedAtUtc, row.Id });
    }
}

internal sealed class MessageEventMapping : IEntityTypeConfiguration<MessageEvent>
{
    public void Configure(EntityTypeBuilder<MessageEvent> happened)
    {
        happened.Property(row => row.Kind).HasMaxLength(20);
        happened.Property(row => row.Text).HasMaxLength(MessageEvent.TextLength);
        happened.Property(row => row.ByName).HasMaxLength(OutgoingMessage.NameLength);
        happened.Property(row => row.Key).HasMaxLength(MessageEvent.KeyLength);
        happened.HasOne<OutgoingMessage>().WithMany().HasForeignKey(row => row.MessageId).OnDelete(DeleteBehavior.Cascade);
        happened.HasIndex(row => new { row.MessageId, row.Key }).IsUnique();
        happened.HasIndex(row => new { row.TenantId, row.Kind, row.AtUtc });
    }
}

internal sealed class AddressSuppressionMapping : IEntityTypeConfiguration<AddressSuppression>
{
    public void Configure(EntityTypeBuilder<AddressSuppression> block)
    {
        block.Property(row => row.Channel).HasMaxLength(10);
        block.Property(row => row.Reason).HasMaxLength(20);
        block.Property(row => row.Address).HasMaxLength(OutgoingMessage.AddressLength);
        block.Property(row => row.Source).HasMaxLength(AddressSuppression.SourceLength);
        block.Property(row => row.ReleasedByName).HasMaxLength(OutgoingMessage.NameLength);
        block.Property(row => row.ReleaseReason).HasMaxLength(AddressSuppression.ReasonLength);
        block.HasIndex(row => new { row.TenantId, row.Channel, row.Address }).IsUnique();
        block.HasIndex(row => new { row.TenantId, row.Id });
    }
}

internal sealed class DeliverabilityAlarmMapping : IEntityTypeConfiguration<DeliverabilityAlarm>
{
    public void Configure(EntityTypeBuilder<DeliverabilityAlarm> alarm)
    {
        alarm.Property(row => row.Words).HasMaxLength(DeliverabilityAlarm.WordsLength);
        // Of two nodes that look at once one tells.
        alarm.HasIndex(row => new { row.TenantId, row.Day }).IsUnique();
    }
}
