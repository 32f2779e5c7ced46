using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Notifications.Preferences;

/// <summary>How somebody is to be told, asked by every sender of notices.</summary>
public readonly record struct NoticeRoute(bool Console, bool Mail, bool Text)
{
    public static NoticeRoute Usual { get; } = new(true, false, false);
}

internal static class NoticeRouting
{
    /// <summary>The choices of these people, read once; who is missing has the usual ones.</summary>
    public static async Task<IReadOnlyDictionary<long, NotificationPreference>> NoticePreferencesAsync(this OpsDb db, IReadOnlyCollection<long> userIds, CancellationToken ct) =>
        await db.NotificationPreferences.AsNoTracking().Where(row => userIds.Contains(row.UserId)).ToDictionaryAsync(row => row.UserId, ct);

    public static NoticeRoute RouteOf(this IReadOnlyDictionary<long, NotificationPreference> preferences, long userId, string action)
    {
        if (NoticeKind.Of(action) is not { } kind || !preferences.TryGetValue(userId, out var own))
            return NoticeRoute.Usual;
        var choices = NoticeChoices.Read(own.Choices);
        return new(choices.Wants(kind, NoticeChannel.Console), choices.Wants(kind, NoticeChannel.Mail), own.TextsSinceUtc is not null && choices.Wants(kind, NoticeChannel.Text));
    }
}
