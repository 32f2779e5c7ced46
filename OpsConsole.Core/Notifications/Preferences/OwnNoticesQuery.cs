using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Notifications.Preferences;

/// <summary>What the actor chose to hear of.</summary>
/// <param name="TextsSinceUtc">Since when they agree to text messages, and where they said so.</param>
public sealed record OwnNotices(NoticeChoices Choices, string? Phone, DateTime? TextsSinceUtc, string? TextsSource);

public sealed class OwnNoticesQuery(OpsDbs dbs)
{
    public async Task<OwnNotices> LoadAsync(Actor actor, CancellationToken ct)
    {
        await using var db = dbs.Open(actor);
        var row = await db.NotificationPreferences.AsNoTracking().FirstOrDefaultAsync(own => own.UserId == actor.UserId, ct);
        var phone = await db.Users.Where(user => user.Id == actor.UserId).Select(user => user.PhoneNumber).FirstOrDefaultAsync(ct);
        return new OwnNotices(NoticeChoices.Read(row?.Choices), phone, row?.TextsSinceUtc, row?.TextsSource);
    }
}
