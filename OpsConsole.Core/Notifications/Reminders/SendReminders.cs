using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Messages.Queue;
using OpsConsole.Core.Notifications.Digests;
using OpsConsole.Core.Notifications.Preferences;
using OpsConsole.Core.Notifications.Quiet;
using OpsConsole.Core.Notifications.Turns;
using OpsConsole.Core.Opportunities;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Tasks;
using OpsConsole.Core.Tenants;
using OpsConsole.Core.Users;

namespace OpsConsole.Core.Notifications.Reminders;

/// <summary>
/// Queues one mail, and a text for who agreed to one, for everybody who has something due today, from the hour on at which reminders leave on their clock. Once a person and day,
/// by the turn that is saved with it; jobs that stood still catch up until the day is over.
/// </summary>
public sealed class SendReminders(OpsDbs dbs, TenantSettings settings, PeopleTimes times, TimeProvider clock)
{
    /// <returns>How many people had their turn.</returns>
    public async Task<long> RunAsync(CancellationToken ct)
    {
        long turns = 0;
        foreach (var tenantId in await dbs.TenantIdsAsync(ct))
        {
            var (now, time) = (clock.GetUtcNow().UtcDateTime, await settings.GetAsync(tenantId, NotificationSettings.ReminderTime, ct));
            IReadOnlyList<ZoneGroup> zones;
            await using (var db = dbs.Open(tenantId))
                zones = await db.ZoneGroupsAsync(await times.FirmZoneAsync(tenantId, ct), ct);
            foreach (var group in zones)
            {
                var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(now, group.Zone));
                if (now < DigestWeek.InUtc(day.ToDateTime(time), group.Zone))
                    continue;
                turns += await new Sweep<User>(dbs, tenantId, db => DueOf(db, group, day), (db, users, stopping) => QueueAsync(db, users, day, stopping)).RunAsync(ct);
            }
        }

        return turns;
    }

    /// <summary>From what is due to its people, never the other way round: a firm has more people than things that are due today.</summary>
    private static IQueryable<User> DueOf(OpsDb db, ZoneGroup group, DateOnly day)
    {
        var tasks = db.Tasks.Where(task => task.State == TaskState.Open && task.DueOn == day && task.AssigneeUserId != null).Select(task => task.AssigneeUserId!.Value);
        var closing = db.Opportunities.Where(row => row.Stage != OpportunityStage.Closed && row.CloseOrder == day && row.OwnerUserId != null).Select(row => row.OwnerUserId!.Value);
        return group.Of(db, db.Users.AsNoTracking())
            .Where(user => !user.IsDisabled && user.Email != null && (tasks.Contains(user.Id) || closing.Contains(user.Id)))
            .Where(user => !db.NoticeTurns.Any(turn => turn.UserId == user.Id && turn.Kind == NoticeKind.Reminders.Key && turn.Day == day))
            .OrderBy(user => user.Id);
    }

    private async Task QueueAsync(OpsDb db, IReadOnlyList<User> users, DateOnly day, CancellationToken ct)
    {
        var (now, ids) = (clock.GetUtcNow().UtcDateTime, users.Select(user => user.Id).ToList());
        var wishes = await db.NoticePreferencesAsync(ids, ct);
        var routes = ids.ToDictionary(id => id, id => wishes.RouteOf(id, NoticeKind.Reminders));
        var due = await db.DueThingsAsync([.. ids.Where(id => routes[id].Mail || routes[id].Text)], day, ct);
        var about = $"due-{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";
        foreach (var user in users)
        {
            db.NoticeTurns.Add(new NoticeTurn { UserId = user.Id, Kind = NoticeKind.Reminders.Key, Day = day, AtUtc = now });
            if (due.GetValueOrDefault(user.Id) is not { IsEmpty: false } things)
                continue;
            if (routes[user.Id].Mail)
                Add(MessageRecipient.Of(user), things);
            // Asked again, with the hour, when it leaves.
            if (routes[user.Id].Text && user is { PhoneNumber: not null, PhoneNumberConfirmed: true })
                Add(MessageRecipient.ByText(user), things);
        }

        void Add(MessageRecipient to, DueThings things) =>
            MessageQueue.Add(db, new NewMessage(DueTodayMessage.Is, about, to) { Kind = NoticeKind.Reminders.Key, Values = things.Values }, clock);
    }
}
