using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Messages.Queue;
using OpsConsole.Core.Notifications.Consents;

namespace OpsConsole.Core.Notifications.Preferences;

/// <summary>What the actor chose to hear of.</summary>
/// <param name="TextsSinceUtc">Since when they agree to text messages, and where they said so.</param>
/// <param name="MailEndedAtUtc">Since when they want no mail but what is about their account.</param>
public sealed record OwnNotices(NoticeChoices Choices, string? Phone, DateTime? TextsSinceUtc, string? TextsSource, DateTime? MailEndedAtUtc);

public sealed class OwnNoticesQuery(OpsDbs dbs)
{
    public async Task<OwnNotices> LoadAsync(Actor actor, CancellationToken ct)
    {
        await using var db = dbs.Open(actor);
        return await db.OwnNoticesAsync(actor.UserId ?? 0, ct);
    }
}

internal static class ReadingOwnNotices
{
    public static async Task<OwnNotices> OwnNoticesAsync(this OpsDb db, long userId, CancellationToken ct)
    {
        var row = await db.NotificationPreferences.AsNoTracking().FirstOrDefaultAsync(own => own.UserId == userId, ct);
        var phone = await db.Users.Where(user => user.Id == userId).Select(user => user.PhoneNumber).FirstOrDefaultAsync(ct);
        var yes = await db.LastConsentAsync(userId, MessageChannel.Sms, ConsentPurpose.All, ct) is { IsGiven: true } given ? given : null;
        return new OwnNotices(NoticeChoices.Read(row?.Choices), phone, yes?.AtUtc, yes?.Source, row?.MailEndedAtUtc);
    }
}
