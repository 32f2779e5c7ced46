using Microsoft.EntityFrameworkCore.Query;
using OpsConsole.Core.Messages.Bounces;
using OpsConsole.Core.Messages.Queue;
using OpsConsole.Core.Messages.Sms;

namespace OpsConsole.Core.Messages.Sending;

public sealed partial class MessageOutcomes
{
    private const int ListedLength = 120;

    internal Task TextTakenAsync(MessageClaim claim, ComposedText composed, SmsTaken taken, long reckonedMicros, CancellationToken ct)
    {
        var (now, segments, cost) = (Now, taken.Segments ?? composed.Length.Segments, taken.IsSimulated ? 0 : taken.CostMicros ?? reckonedMicros);
        return MoveAsync(claim, set => Composed(set, composed, claim.Message.Address)
            .SetProperty(row => row.State, MessageState.Sent)
            .SetProperty(row => row.SentAtUtc, now)
            .SetProperty(row => row.IsSimulated, taken.IsSimulated)
            .SetProperty(row => row.MessageId, taken.Id)
            .SetProperty(row => row.Segments, segments)
            // Word of its delivery may have been quicker, with its price.
            .SetProperty(row => row.CostMicros, row => row.CostMicros ?? cost)
            .SetProperty(row => row.Error, row => row.ReturnedAtUtc == null ? null : row.Error)
            .SetProperty(row => row.UpdatedAtUtc, now), null, null, ct);
    }

    internal Task TextDoubtAsync(MessageClaim claim, ComposedText composed, string why, CancellationToken ct)
    {
        var (now, text) = (Now, OutgoingMessage.Shortened(why));
        return MoveAsync(claim, set => Composed(set, composed, claim.Message.Address)
            .SetProperty(row => row.Segments, composed.Length.Segments)
            // Its delivery may have been told of while we waited: then there is no doubt.
            .SetProperty(row => row.State, row => row.Delivery != null ? MessageState.Sent : MessageState.InDoubt)
            .SetProperty(row => row.SentAtUtc, row => row.Delivery != null ? now : null)
            .SetProperty(row => row.Error, row => row.Delivery != null ? row.Error : text)
            .SetProperty(row => row.UpdatedAtUtc, now), null, null, ct);
    }

    /// <summary>A provider's no: one about the number blocks it, one about its reader's wish too.</summary>
    internal async Task TextRefusedAsync(MessageClaim claim, SmsRefused refused, CancellationToken ct)
    {
        if (refused.Kind is SmsRefusal.ForNow or SmsRefusal.ForGood)
        {
            await FailAsync(claim, refused.Message, refused.Kind == SmsRefusal.ForGood, ct);
            return;
        }

        var (now, text, message) = (Now, OutgoingMessage.Shortened(refused.Message), claim.Message);
        var reason = refused.Kind == SmsRefusal.Stopped ? SuppressionReason.Unsubscribed : SuppressionReason.HardBounce;
        await MoveAsync(claim, set => set
            .SetProperty(row => row.State, MessageState.Failed)
            .SetProperty(row => row.ReturnedAtUtc, now)
            .SetProperty(row => row.Error, text)
            .SetProperty(row => row.Address, message.Address)
            .SetProperty(row => row.UpdatedAtUtc, now),
            new MessageEvent { TenantId = message.TenantId, MessageId = message.Id, Kind = MessageEventKind.NotDelivered, AtUtc = now, Text = MessageEvent.Shortened(refused.Message), Key = $"refused-{claim.Token}" },
            db => db.BlockAddressAsync(MessageChannel.Sms, message.Address, reason, refused.Message, message.Id, now, ct), ct);
    }

    private static UpdateSettersBuilder<OutgoingMessage> Composed(UpdateSettersBuilder<OutgoingMessage> set, ComposedText composed, string address)
    {
        // What lists show: a text has no subject.
        var beginning = composed.Kept.Length <= ListedLength ? composed.Kept : composed.Kept[..(ListedLength - 1)] + "…";
        return set.SetProperty(row => row.Version, composed.Version).SetProperty(row => row.Variant, composed.Variant)
            .SetProperty(row => row.SentSubject, beginning).SetProperty(row => row.Said, composed.Kept).SetProperty(row => row.Address, address);
    }
}
