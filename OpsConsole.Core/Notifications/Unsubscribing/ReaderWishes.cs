using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Messages.Queue;
using OpsConsole.Core.Notifications.Consents;
using OpsConsole.Core.Notifications.Preferences;
using OpsConsole.Core.Notifications.Quiet;
using OpsConsole.Core.Templates;

namespace OpsConsole.Core.Notifications.Unsubscribing;

/// <summary>What its reader says to a message at the moment it would leave.</summary>
/// <param name="WhyNot">They do not want it.</param>
/// <param name="NotBeforeUtc">They want it, and not now.</param>
public readonly record struct ReaderWish(string? WhyNot, DateTime? NotBeforeUtc);

/// <summary>
/// Asked of every message before it leaves, whatever was asked when it was queued: whether its reader wants it, and whether they sleep. What
/// is about an account, and what somebody sends to themselves to try it, is not asked about.
/// </summary>
public sealed class ReaderWishes(OpsDbs dbs, PeopleTimes times, TimeProvider clock)
{
    public async Task<ReaderWish> AskAsync(OutgoingMessage message, CancellationToken ct)
    {
        if (message.Purpose == MessagePurpose.Account || message.IsTest)
            return default;
        await using var db = dbs.Open(message.TenantId);
        // An address that has an account by now is asked as the account.
        if ((message.UserId ?? (message.Channel == MessageChannel.Mail ? (await db.AccountAtAsync(message.Address, ct))?.UserId : null)) is not { } userId)
            return message.Channel == MessageChannel.Mail ? new(await WhyNotAsync(db, message, ct), null) : default;
        var own = await db.NotificationPreferences.AsNoTracking().FirstOrDefaultAsync(row => row.UserId == userId, ct);
        if (await WhyNotAsync(db, message, userId, own, ct) is { } why)
            return new(why, null);
        return new(null, await times.QuietUntilAsync(db, userId, own, clock.GetUtcNow().UtcDateTime, ct));
    }

    private static async Task<string?> WhyNotAsync(OpsDb db, OutgoingMessage message, CancellationToken ct)
    {
        var said = await db.ChoicesOfAddressAsync(message.Address, ct);
        if (said.GetValueOrDefault(ConsentPurpose.All) is { IsWanted: false })
            return "Whoever reads this address wants no mail from us.";
        return message.Kind is { } key && said.GetValueOrDefault(key) is { IsWanted: false } ? $"Whoever reads this address does not want this by mail: {NoticeKind.Named(key)?.Label ?? key}." : null;
    }

    private static async Task<string?> WhyNotAsync(OpsDb db, OutgoingMessage message, long userId, NotificationPreference? own, CancellationToken ct)
    {
        var (isText, kind) = (message.Channel == MessageChannel.Sms, message.Kind is { } key ? NoticeKind.Named(key) : null);
        if (isText && await db.LastConsentAsync(userId, MessageChannel.Sms, ConsentPurpose.All, ct) is not { IsGiven: true })
            return "They have not agreed to text messages.";
        if (!isText && own?.MailEndedAtUtc is not null)
            return "They want no mail but what is about their account.";
        return kind is null || NoticeChoices.Read(own?.Choices).Wants(kind, isText ? NoticeChannel.Text : NoticeChannel.Mail) ? null : $"They do not want this by {(isText ? "text message" : "mail")}: {kind.Label}.";
    }
}
