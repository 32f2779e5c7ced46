using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Messages.Queue;
using OpsConsole.Core.Notifications.Consents;

namespace OpsConsole.Core.Notifications.Preferences;

/// <summary>What the actor chose to hear of.</summary>
/// <param name="TextsSinceUtc">Since when they agree to text messages, and where they said so.</param>
/// <param name="MailEndedAtUtc">Since when they want no mail but what is about their account.</param>
public sealed record OwnNotices(NoticeChoices Choices, string? Phone, DateTime? TextsSinceUtc, string? TextsSource, DateTime? MailEndedAtUtc)
{
    /// <summary>A code that was sent to the number came back.</summary>
    public bool IsPhoneProven { get; init; }

    /// <summary>Whom they agree with.</summary>
    public string Firm { get; init; } = "";
}

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
        var user = await db.Users.Where(one => one.Id == userId).Select(one => new { one.PhoneNumber, one.PhoneNumberConfirmed, one.TenantId }).FirstOrDefaultAsync(ct);
        var firm = user is null ? null : await db.Tenants.Where(tenant => tenant.Id == user.TenantId).Select(tenant => tenant.Name).FirstOrDefaultAsync(ct);
        var yes = await db.LastConsentAsync(userId, MessageChannel.Sms, ConsentPurpose.All, ct) is { IsGiven: true } given ? given : null;
        return new OwnNotices(NoticeChoices.Read(row?.Choices), user?.PhoneNumber, yes?.AtUtc, yes?.Source, row?.MailEndedAtUtc)
        {
            IsPhoneProven = user is { PhoneNumber: not null, PhoneNumberConfirmed: true },
            Firm = firm ?? "",
        };
    }
}
