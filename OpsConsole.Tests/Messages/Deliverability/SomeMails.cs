using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Messages.Bounces;
using OpsConsole.Core.Messages.Queue;
using OpsConsole.Core.Templates;

namespace OpsConsole.Tests.Messages.Deliverability;

internal static class SomeMails
{
    private static int next;

    /// <summary>Mails to a domain as they stand after a while, without the sending of them.</summary>
    public static async Task MailedAsync(
        this OpsDb db, string domain, int count, MessageState state, DateTime? startedAtUtc, DateTime now, Action<OutgoingMessage>? with = null, MessageEventKind? kind = null, MessageChannel channel = MessageChannel.Mail)
    {
        var rows = new List<OutgoingMessage>();
        for (var row = 0; row < count; row++)
        {
            var n = Interlocked.Increment(ref next);
            rows.Add(new OutgoingMessage
            {
                Channel = channel,
                Template = "notice",
                Event = $"mailed-{n}",
                ToName = "P",
                Address = $"p{n}@{domain}",
                Recipient = $"p{n}@{domain}",
                Domain = domain,
                Purpose = MessagePurpose.Notice,
                Priority = 20,
                State = state,
                Values = "{}",
                Attempts = startedAtUtc is null ? 0 : 1,
                NextTryAtUtc = now.AddMinutes(-1),
                QueuedAtUtc = startedAtUtc?.AddMinutes(-5) ?? now.AddMinutes(-3),
                UpdatedAtUtc = now,
                StartedAtUtc = startedAtUtc,
                SentAtUtc = state == MessageState.Sent ? startedAtUtc : null,
            });
        }

        db.OutgoingMessages.AddRange(rows);
        await db.SaveChangesAsync();
        foreach (var row in rows)
        {
            with?.Invoke(row);
            if (kind is { } happened)
                db.MessageEvents.Add(new MessageEvent { MessageId = row.Id, Kind = happened, AtUtc = startedAtUtc!.Value, Text = "Said so", Key = $"k-{row.Id}" });
        }

        await db.SaveChangesAsync();
    }

    /// <summary>A month in which one domain goes badly; the same each time. Nothing of it waits.</summary>
    public static async Task MailedAMonthAsync(this OpsDb db, DateTime now)
    {
        if (await db.OutgoingMessages.AnyAsync(row => row.Domain == "gmail.test"))
            return;
        var day = now.AddDays(-20);
        await db.MailedAsync("gmail.test", 380, MessageState.Sent, day, now, row => (row.CountsOpens, row.OpenedAtUtc, row.CountsClicks, row.ClickedAtUtc) = (true, row.Id % 3 == 0 ? day : null, true, row.Id % 11 == 0 ? day : null));
        await db.MailedAsync("gmail.test", 2, MessageState.Sent, day, now, kind: MessageEventKind.Complaint);
        await db.MailedAsync("gmail.test", 12, MessageState.Failed, day, now, kind: MessageEventKind.HardBounce);
        await db.MailedAsync("gmail.test", 3, MessageState.Sent, day, now, kind: MessageEventKind.SoftBounce);
        await db.MailedAsync("keller-and-daughters-homes.example.test", 120, MessageState.Sent, day, now);
        await db.MailedAsync("keller-and-daughters-homes.example.test", 1, MessageState.InDoubt, day, now);
        await db.MailedAsync("outlook.test", 40, MessageState.Sent, day, now, row => row.CountsOpens = true);
        var block = new AddressSuppression { Channel = MessageChannel.Mail, Address = "olga@gmail.test" };
        block.Block(SuppressionReason.HardBounce, "550 5.1.1 There is no such mailbox", null, day);
        db.AddressSuppressions.Add(block);
        await db.SaveChangesAsync();
    }
}
