using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Messages.Bounces;
using OpsConsole.Core.Messages.Queue;
using OpsConsole.Core.Notifications.Consents;
using OpsConsole.Core.Settings;

namespace OpsConsole.Core.Messages.Sms;

/// <summary>How an account stands with text messages.</summary>
/// <param name="IsProven">A code that was sent there came back.</param>
/// <param name="AgreedSinceUtc">Since when they agree, and where they said so.</param>
/// <param name="StoppedAtUtc">When STOP came from the number; null while texts get through.</param>
/// <param name="Blocked">Why the number is blocked otherwise.</param>
/// <param name="IsCodeOpen">Whether a code is on its way, or waits to be entered.</param>
/// <param name="Sender">Where START has to be sent to.</param>
public sealed record TextStanding(
    string? Phone, bool IsProven, DateTime? AgreedSinceUtc, string? AgreedWhere, DateTime? StoppedAtUtc, string? Blocked, string Sender, bool IsCodeOpen);

/// <summary>Everybody may read their own; for others callers check <see cref="Users.UserPermissions.View"/>.</summary>
public sealed class TextStandingQuery(OpsDbs dbs, TenantSettings settings, TimeProvider clock)
{
    public async Task<TextStanding?> LoadAsync(long tenantId, long userId, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        if (await db.Users.AsNoTracking().Where(user => user.Id == userId).Select(user => new { user.PhoneNumber, user.PhoneNumberConfirmed }).FirstOrDefaultAsync(ct) is not { } user)
            return null;
        var agreed = await db.LastConsentAsync(userId, MessageChannel.Sms, ConsentPurpose.All, ct) is { IsGiven: true } yes ? yes : null;
        var block = user.PhoneNumber is { } number ? await db.BlockOfNumberAsync(number, ct) : null;
        var isStopped = block?.Reason == SuppressionReason.Unsubscribed;
        var now = clock.GetUtcNow().UtcDateTime;
        var isOpen = await db.PhoneCodes.AnyAsync(row => row.UserId == userId && row.Number == user.PhoneNumber && row.IsOpen && (row.ExpiresAtUtc == null || row.ExpiresAtUtc > now), ct);
        return new(user.PhoneNumber, user.PhoneNumber is not null && user.PhoneNumberConfirmed, agreed?.AtUtc, agreed?.Source, isStopped ? block!.AtUtc : null, isStopped ? null : block?.Source,
            await settings.GetAsync(tenantId, SettingCatalog.TextSender, ct), isOpen);
    }
}
