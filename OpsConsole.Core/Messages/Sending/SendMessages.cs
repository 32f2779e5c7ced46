using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using OpsConsole.Core.Messages.Bounces;
using OpsConsole.Core.Messages.Queue;
using OpsConsole.Core.Messages.Sms;
using OpsConsole.Core.Notifications.Unsubscribing;

namespace OpsConsole.Core.Messages.Sending;

/// <summary>Sends what a tenant has waiting, a handful at a time, and writes down at once what came of each.</summary>
public sealed class SendMessages(
    OpsDbs dbs, MessageClaims claims, MailComposing composing, MessageOutcomes outcomes, SendTexts texts, ReaderWishes wishes, IMailTransport transport, ILogger<SendMessages> log)
{
    /// <summary>How many are claimed together: so many at most are in doubt when the node dies.</summary>
    public const int AtOnce = 4;

    /// <summary>A mail that takes longer is given up; whether it left is then in doubt or not, by how far it got.</summary>
    public static readonly TimeSpan MailLimit = TimeSpan.FromSeconds(90);

    /// <returns>How many were taken; 0 when there was nothing to do.</returns>
    public async Task<int> BatchAsync(long tenantId, CancellationToken stopping)
    {
        // Not to be cancelled half-way: what is claimed and not settled is in doubt.
        var batch = await claims.ClaimAsync(tenantId, AtOnce, CancellationToken.None);
        for (var at = 0; at < batch.Count; at++)
        {
            // Nothing of it was begun: it may wait again.
            if (stopping.IsCancellationRequested)
                await outcomes.GiveBackAsync(batch[at], CancellationToken.None);
            else
                await SendAsync(batch[at], CancellationToken.None);
            if (at + 1 < batch.Count)
                await claims.ExtendAsync(tenantId, batch[at].Token, CancellationToken.None);
        }

        return batch.Count;
    }

    private async Task SendAsync(MessageClaim claim, CancellationToken ct)
    {
        if (claim.Message.Channel == MessageChannel.Sms)
        {
            await texts.SendAsync(claim, ct);
            return;
        }

        ComposedMail composed;
        try
        {
            if (await WhyNotAsync(claim.Message, ct) is { } why)
            {
                await outcomes.SuppressAsync(claim, why, ct);
                return;
            }

            var wish = await wishes.AskAsync(claim.Message, ct);
            if (wish.WhyNot is { } unwanted)
            {
                await outcomes.SuppressAsync(claim, unwanted, ct);
                return;
            }

            if (wish.NotBeforeUtc is { } later)
            {
                await outcomes.PutOffAsync(claim, later, ct);
                return;
            }

            composed = await composing.ComposeAsync(claim.Message, ct);
        }
        catch (MessageNotWanted senseless)
        {
            await outcomes.SuppressAsync(claim, senseless.Message, ct);
            return;
        }
        catch (Exception failure)
        {
            log.LogError(failure, "Message {Message} could not be written", claim.Message.Id);
            await outcomes.FailAsync(claim, "It could not be written: " + failure.Message, isForGood: false, ct);
            return;
        }

        await SendAsync(claim, composed, ct);
    }

    private async Task SendAsync(MessageClaim claim, ComposedMail composed, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(MailLimit);
        try
        {
            await transport.SendAsync(composed.Mail, limit.Token);
        }
        catch (MailRefused refused)
        {
            await outcomes.RefusedAsync(claim, refused, ct);
            return;
        }
        catch (MailInDoubt doubt)
        {
            log.LogWarning(doubt, "Message {Message} is in doubt", claim.Message.Id);
            await outcomes.DoubtAsync(claim, composed, doubt.Message, ct);
            return;
        }
        catch (Exception failure)
        {
            await outcomes.FailAsync(claim, failure is OperationCanceledException ? "The server did not answer in time." : failure.Message, isForGood: false, ct);
            return;
        }

        await outcomes.SentAsync(claim, composed, transport.IsSimulated, ct);
    }

    /// <summary>Asked before every send, not when it was queued: what was decided meanwhile counts. An account's address is read anew as well.</summary>
    private async Task<string?> WhyNotAsync(OutgoingMessage row, CancellationToken ct)
    {
        await using var db = dbs.Open(row.TenantId);
        if (row.UserId is { } userId)
        {
            var user = await db.Users.AsNoTracking().Where(one => one.Id == userId).Select(one => new { one.Email, one.IsDisabled }).FirstOrDefaultAsync(ct);
            if (user is null)
                return "The account is gone.";
            if (user.IsDisabled && row.Purpose != Templates.MessagePurpose.Account)
                return "The account is shut.";
            row.Address = user.Email ?? "";
        }

        if (!AddressBook.IsMailAddress(row.Address))
            return "This is no address that mail can be sent to.";
        var normal = AddressBook.Normal(row.Channel, row.Address);
        var blocked = await db.AddressSuppressions.AsNoTracking().FirstOrDefaultAsync(one => one.Channel == row.Channel && one.Address == normal && one.ReleasedAtUtc == null, ct);
        return blocked is null || (blocked.Reason == SuppressionReason.Unsubscribed && row.Purpose == Templates.MessagePurpose.Account) ? null : $"The address is blocked: {blocked.Source}";
    }
}
