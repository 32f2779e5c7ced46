using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Messages.Queue;
using OpsConsole.Core.Users;

namespace OpsConsole.Core.Notifications.Consents;

internal static class KeepingConsents
{
    /// <summary>Adds a yes or no to the caller's save.</summary>
    public static void KeepConsent(this OpsDb db, User user, MessageChannel channel, string purpose, bool isGiven, string source, Actor by, DateTime nowUtc, string? note = null) => db.Consents.Add(new Consent
    {
        TenantId = user.TenantId,
        UserId = user.Id,
        Channel = channel,
        Purpose = purpose,
        IsGiven = isGiven,
        AtUtc = nowUtc,
        Source = source,
        Note = note,
        Wording = isGiven && channel == MessageChannel.Sms && purpose == ConsentPurpose.All ? ConsentWording.Texts : null,
        ByName = by.Name,
    });

    /// <summary>The one that counts; null when they were never asked.</summary>
    public static Task<Consent?> LastConsentAsync(this OpsDb db, long userId, MessageChannel channel, string purpose, CancellationToken ct) => db.Consents.AsNoTracking()
        .Where(row => row.UserId == userId && row.Channel == channel && row.Purpose == purpose).OrderByDescending(row => row.Id).FirstOrDefaultAsync(ct);

    /// <summary>Who of these people said yes last.</summary>
    public static Task<HashSet<long>> AgreedAsync(this OpsDb db, IReadOnlyCollection<long> userIds, MessageChannel channel, string purpose, CancellationToken ct) => db.Consents.AsNoTracking()
        .Where(row => userIds.Contains(row.UserId) && row.Channel == channel && row.Purpose == purpose && row.IsGiven)
        .Where(row => !db.Consents.Any(later => later.UserId == row.UserId && later.Channel == channel && later.Purpose == purpose && later.Id > row.Id))
        .Select(row => row.UserId).ToHashSetAsync(ct);
}
