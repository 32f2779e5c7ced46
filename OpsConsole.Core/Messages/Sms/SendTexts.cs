using Microsoft.Extensions.Logging;
using OpsConsole.Core.Messages.Queue;
using OpsConsole.Core.Messages.Sending;
using OpsConsole.Core.Notifications.Unsubscribing;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Templates;

namespace OpsConsole.Core.Messages.Sms;

/// <summary>Sends a text that was claimed, and writes down at once what came of it: never without a yes, never at night, never a second time on a guess.</summary>
public sealed class SendTexts(
    OpsDbs dbs, TextComposing composing, MessageOutcomes outcomes, ReaderWishes wishes, ISmsTransport transport, TenantSettings settings, TimeProvider clock, ILogger<SendTexts> log)
{
    public async Task SendAsync(MessageClaim claim, CancellationToken ct)
    {
        ComposedText composed;
        try
        {
            if (await HeldAsync(claim, ct))
                return;
            composed = await composing.ComposeAsync(claim.Message, ct);
        }
        catch (MessageNotWanted unwanted)
        {
            await outcomes.SuppressAsync(claim, unwanted.Message, ct);
            return;
        }
        catch (Exception failure)
        {
            log.LogError(failure, "Text {Message} could not be written", claim.Message.Id);
            await outcomes.FailAsync(claim, "It could not be written: " + failure.Message, isForGood: false, ct);
            return;
        }

        await SendAsync(claim, composed, ct);
    }

    /// <summary>Asked before every send, not when it was queued: a STOP that came meanwhile counts, and so does the hour.</summary>
    private async Task<bool> HeldAsync(MessageClaim claim, CancellationToken ct)
    {
        var row = claim.Message;
        await using var db = dbs.Open(row.TenantId);
        var may = await db.MayTextAsync(row, ct);
        if (may.Error is { } refusal)
        {
            await outcomes.SuppressAsync(claim, refusal.Message, ct);
            return true;
        }

        row.Address = may.Value;
        // Asked for this very moment: a code, the answer to HELP.
        if (row.Purpose == MessagePurpose.Account)
            return false;
        var wish = await wishes.AskAsync(row, ct);
        if (wish.WhyNot is { } unwanted)
        {
            await outcomes.SuppressAsync(claim, unwanted, ct);
            return true;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var hours = new TextHours(await settings.GetAsync(row.TenantId, SettingCatalog.TextsFromHour, ct), await settings.GetAsync(row.TenantId, SettingCatalog.TextsUntilHour, ct));
        // The law's hours where they are, and their own, or the firm's, besides.
        var next = hours.NextAllowed(wish.NotBeforeUtc ?? now, await db.ZonesOfAsync(row.UserId, row.Address, ct));
        if (next <= now)
            return false;
        await outcomes.PutOffAsync(claim, next, ct);
        return true;
    }

    private async Task SendAsync(MessageClaim claim, ComposedText composed, CancellationToken ct)
    {
        var row = claim.Message;
        var price = await settings.GetAsync(row.TenantId, SettingCatalog.SegmentPrice, ct) * SettingCatalog.MicrosOfSegmentPrice;
        var sms = new Sms(
            row.TenantId, row.Id, claim.Token, await settings.GetAsync(row.TenantId, SettingCatalog.TextSender, ct), row.Address, composed.Body, composed.Length.Segments, price * composed.Length.Segments);
        SmsTaken taken;
        try
        {
            taken = await transport.SendAsync(sms, ct);
        }
        catch (SmsRefused refused)
        {
            await outcomes.TextRefusedAsync(claim, refused, ct);
            return;
        }
        catch (SmsInDoubt doubt)
        {
            log.LogWarning(doubt, "Text {Message} is in doubt", row.Id);
            await outcomes.TextDoubtAsync(claim, composed, doubt.Message, ct);
            return;
        }
        catch (Exception failure)
        {
            await outcomes.FailAsync(claim, failure.Message, isForGood: false, ct);
            return;
        }

        await outcomes.TextTakenAsync(claim, composed, taken, sms.CostMicros, ct);
    }
}
