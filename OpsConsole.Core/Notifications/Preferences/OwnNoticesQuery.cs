using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Notifications.Preferences;

/// <summary>What the actor chose to hear of.</summary>
/// <param name="TextsSinceUtc">Since when they agree to text messages, and where they said so.</param>
public sealed record OwnNotices(NoticeChoices Choices, string? Phone, DateTime? TextsSinceUtc, string? TextsSource)
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
        var row = await db.NotificationPreferences.AsNoTracking().FirstOrDefaultAsync(choice => choice.UserId == actor.UserId, ct);
        var own = await db.Users.Where(user => user.Id == actor.UserId).Select(user => new { user.PhoneNumber, user.PhoneNumberConfirmed }).FirstOrDefaultAsync(ct);
        var firm = await db.Tenants.Where(tenant => tenant.Id == actor.TenantId).Select(tenant => tenant.Name).FirstOrDefaultAsync(ct);
        return new OwnNotices(NoticeChoices.Read(row?.Choices), own?.PhoneNumber, row?.TextsSinceUtc, row?.TextsSource) { IsPhoneProven = own is { PhoneNumber: not null, PhoneNumberConfirmed: true }, Firm = firm ?? "" };
    }
}
