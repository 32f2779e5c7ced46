using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Integrations;
using OpsConsole.Core.Live;
using OpsConsole.Core.Messages.Bounces;
using OpsConsole.Core.Messages.Queue;

namespace OpsConsole.Core.Messages.Sms.Twilio;

/// <summary>
/// Twilio's word of how far a text has come. It comes at least once, in any order, sometimes before the answer to the request that sent the
/// text, sometimes instead of it: then it settles what was in doubt. A text only moves forward, and what an end says stays.
/// </summary>
public sealed class TakeTextStatus(OpsDbs dbs, OutsideAccesses accesses, TimeProvider clock)
{
    /// <summary>The longest id there is, and what we name our attempts.</summary>
    private const int TokenLength = 64;

    /// <param name="messageId">The message that our own address names, and the attempt.</param>
    /// <returns>The message's id.</returns>
    public async Task<Result<long>> RunAsync(long messageId, string attempt, TwilioCallback callback, CancellationToken ct)
    {
        if (await FindAsync(messageId, ct) is not { } row || row.Channel != MessageChannel.Sms)
            return new CallbackIsOfNoMessage();
        if (await accesses.KeysAsync(row.TenantId, OutsideSystems.TwilioMessages, ct) is not { } keys || !callback.IsSignedWith(keys.Secret))
            return new CallbackIsNotSigned();
        if (callback["MessageSid"] is not { Length: > 0 and <= TokenLength } sid || DeliveryOf(callback["MessageStatus"]) is not { } delivery)
            return row.Id;
        await TakeAsync(row, sid, attempt.Length <= TokenLength ? attempt : "", delivery, callback, ct);
        return row.Id;
    }

    private async Task<OutgoingMessage?> FindAsync(long messageId, CancellationToken ct)
    {
        await using var db = dbs.OpenAcrossTenants();
        return await db.OutgoingMessages.IgnoreQueryFilters([OpsDb.TenantFilter]).AsNoTracking().FirstOrDefaultAsync(one => one.Id == messageId, ct);
    }

    private async Task TakeAsync(OutgoingMessage row, string sid, string attempt, TextDelivery delivery, TwilioCallback callback, CancellationToken ct)
    {
        var (now, key) = (clock.GetUtcNow().UtcDateTime, $"{sid}-{delivery}");
        await using var db = dbs.Open(row.TenantId);
        if (await db.MessageEvents.AnyAsync(one => one.MessageId == row.Id && one.Key == key, ct))
            return;
        try
        {
            await db.InTransactionAsync(async () =>
            {
                var isOfThis = await MoveAsync(db, row.Id, sid, attempt, delivery, callback, now, ct);
                db.MessageEvents.Add(new MessageEvent
                {
                    TenantId = row.TenantId,
                    MessageId = row.Id,
                    Kind = IsBad(delivery) ? MessageEventKind.NotDelivered : MessageEventKind.Delivery,
                    AtUtc = now,
                    Text = (isOfThis ? "" : "Of an earlier attempt: ") + WordsOf(delivery, callback.ErrorCode),
                    Key = key,
                });
                if (IsBad(delivery) && (TwilioErrors.IsBadNumber(callback.ErrorCode) || callback.ErrorCode == 21610))
                    await db.BlockAddressAsync(MessageChannel.Sms, row.Address, callback.ErrorCode == 21610 ? SuppressionReason.Unsubscribed : SuppressionReason.HardBounce, TwilioErrors.Words(callback.ErrorCode), row.Id, now, ct);
                db.Signal(Topic.Room(row.TenantId, OutgoingMessage.TopicKind), row.Id);
                db.Signal(Topic.One(row.TenantId, OutgoingMessage.TopicKind, row.Id), row.Id);
                await db.SaveChangesAsync(ct);
            }, ct);
        }
        catch (DbUpdateException) when (!ct.IsCancellationRequested)
        {
            // The same word came twice at once: the other one is written down. Anything else is not, and Twilio brings it again.
            await using var again = dbs.Open(row.TenantId);
            if (!await again.MessageEvents.AnyAsync(one => one.MessageId == row.Id && one.Key == key, ct))
                throw;
        }
    }

    /// <returns>False when it is word of an attempt before the last, which changes nothing.</returns>
    private static async Task<bool> MoveAsync(OpsDb db, long id, string sid, string attempt, TextDelivery delivery, TwilioCallback callback, DateTime now, CancellationToken ct)
    {
        var own = db.OutgoingMessages.Where(row => row.Id == id && (row.MessageId == sid || row.MessageId == null && (row.ClaimToken == attempt || row.ClaimToken == null && row.State != MessageState.Waiting)));
        if (!await own.AnyAsync(ct))
            return false;
        var price = TwilioErrors.Micros(callback["Price"], callback["PriceUnit"]);
        await own.ExecuteUpdateAsync(set => set.SetProperty(row => row.MessageId, sid).SetProperty(row => row.CostMicros, row => price ?? row.CostMicros), ct);
        // It is there, whatever we did not hear.
        await own.Where(row => row.State == MessageState.InDoubt).ExecuteUpdateAsync(set => set
            .SetProperty(row => row.State, MessageState.Sent).SetProperty(row => row.SentAtUtc, row => row.StartedAtUtc).SetProperty(row => row.Error, (string?)null).SetProperty(row => row.UpdatedAtUtc, now), ct);
        var before = Before(delivery);
        var further = own.Where(row => row.Delivery == null || before.Contains(row.Delivery.Value));
        if (!IsBad(delivery))
        {
            await further.ExecuteUpdateAsync(set => set.SetProperty(row => row.Delivery, delivery).SetProperty(row => row.UpdatedAtUtc, now), ct);
            return true;
        }

        var why = TwilioErrors.Words(callback.ErrorCode);
        await further.ExecuteUpdateAsync(set => set
            .SetProperty(row => row.Delivery, delivery).SetProperty(row => row.ReturnedAtUtc, now).SetProperty(row => row.Error, why).SetProperty(row => row.UpdatedAtUtc, now), ct);
        return true;
    }

    private static List<TextDelivery> Before(TextDelivery delivery) => delivery switch
    {
        TextDelivery.Queued => [],
        TextDelivery.Sent => [TextDelivery.Queued],
        _ => [TextDelivery.Queued, TextDelivery.Sent],
    };

    private static bool IsBad(TextDelivery delivery) => delivery is TextDelivery.Undelivered or TextDelivery.Failed;

    private static string WordsOf(TextDelivery delivery, int code) => delivery switch
    {
        TextDelivery.Queued => "Twilio has it and will send it.",
        TextDelivery.Sent => "It is with the phone company.",
        TextDelivery.Delivered => "It is on the phone.",
        _ => TwilioErrors.Words(code),
    };

    private static TextDelivery? DeliveryOf(string? status) => status?.ToLower(CultureInfo.InvariantCulture) switch
    {
        "accepted" or "scheduled" or "queued" or "sending" => TextDelivery.Queued,
        "sent" => TextDelivery.Sent,
        "delivered" or "read" => TextDelivery.Delivered,
        "undelivered" => TextDelivery.Undelivered,
        "failed" or "canceled" => TextDelivery.Failed,
        _ => null,
    };
}
