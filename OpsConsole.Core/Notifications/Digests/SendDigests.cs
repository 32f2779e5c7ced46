using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Messages.Queue;
using OpsConsole.Core.Notifications.Preferences;
using OpsConsole.Core.Notifications.Quiet;
using OpsConsole.Core.Notifications.Turns;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Tenants;
using OpsConsole.Core.Users;

namespace OpsConsole.Core.Notifications.Digests;

/// <summary>
/// Queues the week's digest for everybody whose Monday has come to the hour. Once a person and week, by the turn that is saved with it, also
/// where it said nothing and was not sent. A firm whose jobs stood still catches up until Tuesday is over.
/// </summary>
public sealed class SendDigests(OpsDbs dbs, TenantSettings settings, PeopleTimes times, WeekInFigures counting, TimeProvider clock)
{
    private static readonly TimeSpan late = TimeSpan.FromHours(40);

    /// <returns>How many people had their turn.</returns>
    public async Task<long> RunAsync(CancellationToken ct)
    {
        long turns = 0;
        foreach (var tenantId in await dbs.TenantIdsAsync(ct))
        {
            var (now, time) = (clock.GetUtcNow().UtcDateTime, await settings.GetAsync(tenantId, NotificationSettings.DigestTime, ct));
            IReadOnlyList<ZoneGroup> zones;
            await using (var db = dbs.Open(tenantId))
                zones = await db.ZoneGroupsAsync(await times.FirmZoneAsync(tenantId, ct), ct);
            foreach (var group in zones)
            {
                var week = DigestWeek.Before(now, group.Zone);
                var due = week.DueAtUtc(time, group.Zone);
                if (now < due || now >= due + late)
                    continue;
                var writing = new WritingDigests(counting, week, now);
                turns += await new Sweep<User>(dbs, tenantId, db => DueOf(db, group, week, due), (db, users, stopping) => QueueAsync(db, users, week, writing, stopping)).RunAsync(ct);
            }
        }

        return turns;
    }

    /// <summary>Who came after the hour begins next week.</summary>
    private static IQueryable<User> DueOf(OpsDb db, ZoneGroup group, DigestWeek week, DateTime due) => group.Of(db, db.Users.AsNoTracking())
        .Where(user => !user.IsDisabled && user.Email != null && user.CreatedAtUtc <= due)
        .Where(user => !db.NoticeTurns.Any(turn => turn.UserId == user.Id && turn.Kind == NoticeKind.Digest.Key && turn.Day == week.Monday))
        .OrderBy(user => user.Id);

    private async Task QueueAsync(OpsDb db, IReadOnlyList<User> users, DigestWeek week, WritingDigests writing, CancellationToken ct)
    {
        var (now, ids) = (clock.GetUtcNow().UtcDateTime, users.Select(user => user.Id).ToList());
        var wishes = await db.NoticePreferencesAsync(ids, ct);
        var wanting = ids.Where(id => wishes.RouteOf(id, NoticeKind.Digest).Mail).ToList();
        var digests = await writing.WriteAsync(db, wanting, ct);
        foreach (var user in users)
        {
            db.NoticeTurns.Add(new NoticeTurn { UserId = user.Id, Kind = NoticeKind.Digest.Key, Day = week.Monday, AtUtc = now });
            if (digests.GetValueOrDefault(user.Id) is { IsEmpty: false } digest)
                MessageQueue.Add(db, new NewMessage(WeeklyDigestMessage.Is, $"digest-{week.Monday.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}", MessageRecipient.Of(user))
                {
                    Kind = NoticeKind.Digest.Key,
                    Values = digest.Values(now),
                }, clock);
        }
    }
}
