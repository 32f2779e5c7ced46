using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Notifications.Preferences;
using OpsConsole.Core.Settings;

namespace OpsConsole.Core.Notifications.Quiet;

/// <summary>Whose clock is where: a person's own zone, else the firm's, also where this server does not know the zone somebody chose once.</summary>
public sealed class PeopleTimes(TenantSettings settings)
{
    public async Task<TimeZoneInfo> FirmZoneAsync(long tenantId, CancellationToken ct) => await settings.GetAsync(tenantId, NotificationSettings.TimeZone, ct);

    public async Task<TimeZoneInfo> ZoneAsync(OpsDb db, long userId, CancellationToken ct) =>
        ZoneOf(await db.UserPreferences.AsNoTracking().Where(row => row.UserId == userId).Select(row => row.TimeZone).FirstOrDefaultAsync(ct), await FirmZoneAsync(db.TenantId, ct));

    public static TimeZoneInfo ZoneOf(string? own, TimeZoneInfo firm) => own is not null && TimeZoneInfo.TryFindSystemTimeZoneById(own, out var zone) ? zone : firm;

    /// <summary>The hours that count for somebody with these choices; null while there are none.</summary>
    public async Task<QuietHours?> QuietOfAsync(long tenantId, NotificationPreference? own, CancellationToken ct)
    {
        var hours = own?.Quiet switch
        {
            QuietChoice.None => default,
            QuietChoice.Own => own.OwnQuiet,
            _ => new QuietHours(await settings.GetAsync(tenantId, NotificationSettings.QuietFrom, ct), await settings.GetAsync(tenantId, NotificationSettings.QuietUntil, ct)),
        };
        return hours.IsNever ? null : hours;
    }

    /// <summary>Until when somebody is left alone; null when not now.</summary>
    public async Task<DateTime?> QuietUntilAsync(OpsDb db, long userId, NotificationPreference? own, DateTime nowUtc, CancellationToken ct) =>
        await QuietOfAsync(db.TenantId, own, ct) is { } hours ? hours.EndAfter(nowUtc, await ZoneAsync(db, userId, ct)) : null;
}
