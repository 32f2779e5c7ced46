using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Messages.Queue;
using OpsConsole.Core.Notifications.Consents;

namespace OpsConsole.Core.Notifications.Preferences;

/// <summary>How somebody is to be told, asked by every sender of notices.</summary>
public readonly record struct NoticeRoute(bool Console, bool Mail, bool Text);

/// <summary>What a few people want, read once; who has no row wants the usual.</summary>
internal sealed class NoticeWishes(IReadOnlyDictionary<long, NotificationPreference> rows, IReadOnlySet<long> agreedToTexts)
{
    public NotificationPreference? Of(long userId) => rows.GetValueOrDefault(userId);

    public NoticeRoute RouteOf(long userId, string action) => NoticeKind.Of(action) is { } kind ? RouteOf(userId, kind) : new(true, false, false);

    public NoticeRoute RouteOf(long userId, NoticeKind kind)
    {
        var own = Of(userId);
        var choices = NoticeChoices.Read(own?.Choices);
        return new(choices.Wants(kind, NoticeChannel.Console), own?.MailEndedAtUtc is null && choices.Wants(kind, NoticeChannel.Mail), agreedToTexts.Contains(userId) && choices.Wants(kind, NoticeChannel.Text));
    }
}

internal static class NoticeRouting
{
    public static async Task<NoticeWishes> NoticePreferencesAsync(this OpsDb db, IReadOnlyCollection<long> userIds, CancellationToken ct) => new(
        await db.NotificationPreferences.AsNoTracking().Where(row => userIds.Contains(row.UserId)).ToDictionaryAsync(row => row.UserId, ct),
        await db.AgreedAsync(userIds, MessageChannel.Sms, ConsentPurpose.All, ct));
}
