using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Activity;
using OpsConsole.Core.Messages.Queue;
using OpsConsole.Core.Notifications.Letters;
using OpsConsole.Core.Notifications.Mailing;
using OpsConsole.Core.Notifications.Preferences;

namespace OpsConsole.Core.Notifications;

/// <summary>
/// Tells people what concerns them. Entries come at least once; a person is told of each once, which the database holds to: of two nodes
/// that tell at the same time one is refused, and finds on its next try that it is done.
/// </summary>
public sealed class NotifyPeople(OpsDbs dbs, NoticeMails mails, TimeProvider clock) : IOutboxConsumer
{
    public string Name => OutboxConsumers.Notifications;

    public async Task HandleAsync(IReadOnlyList<ActivityEntry> entries, CancellationToken ct)
    {
        foreach (var ofTenant in entries.GroupBy(entry => entry.TenantId))
            await NotifyAsync(ofTenant.Key, [.. ofTenant], ct);
    }

    private async Task NotifyAsync(long tenantId, IReadOnlyList<ActivityEntry> entries, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        var notices = await new Recipients(db, entries).FindAsync(ct);
        var living = await LivingAsync(db, [.. notices.SelectMany(notice => notice.UserIds).Distinct()], ct);
        var told = await ToldAsync(db, entries, ct);
        var wishes = await db.NoticePreferencesAsync([.. living], ct);
        var byMail = new List<NoticeToMail>();
        var byText = new List<NoticeToMail>();
        foreach (var notice in notices)
            foreach (var userId in notice.UserIds.Distinct().Where(userId => living.Contains(userId) && !told.Contains((notice.Entry.Id, userId)) && Concerns(notice.Entry, userId)))
            {
                var route = wishes.RouteOf(userId, notice.Entry.Action);
                var row = RowOf(db, notice, userId, route);
                if (route.Mail)
                    byMail.Add(new(row, NoticeTemplates.For(notice.Entry)));
                else
                    db.Notifications.Add(row);
                if (route.Text)
                    byText.Add(new(row, NoticeTemplates.For(notice.Entry)));
                db.Signal(Notification.TopicOf(tenantId, userId), userId);
            }

        await db.InTransactionAsync(async () =>
        {
            await db.SaveChangesAsync(ct);
            await mails.SaveAsync(db, byMail, wishes, ct);
            await TextAsync(db, byText, ct);
        }, ct);
    }

    /// <summary>A text for each: whoever wants to be told on their phone wants it now, and a text holds no list.</summary>
    private async Task TextAsync(OpsDb db, List<NoticeToMail> notices, CancellationToken ct)
    {
        if (notices.Count == 0)
            return;
        var userIds = notices.Select(notice => notice.Row.UserId).Distinct().ToList();
        var users = await db.Users.AsNoTracking().Where(user => userIds.Contains(user.Id) && user.PhoneNumber != null && user.PhoneNumberConfirmed).ToDictionaryAsync(user => user.Id, ct);
        foreach (var notice in notices)
            if (users.TryGetValue(notice.Row.UserId, out var user))
                await MessageQueue.AddOnceAsync(db, TextOf(notice, MessageRecipient.ByText(user)), clock, ct);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>In words of its own where the event has some for texts.</summary>
    private static NewMessage TextOf(NoticeToMail notice, MessageRecipient to)
    {
        var usual = notice.Row.AsMessage(to) with { Kind = notice.Template.Kind.Key };
        return notice.Template.SmsWords is null ? usual : usual with { Template = notice.Template, Values = NoticeMails.ValuesOf(notice.Template, 1, [notice.Row]) };
    }

    /// <summary>Whoever does not want it on the console has it there as read: the row is what keeps a mail from telling of it twice.</summary>
    private Notification RowOf(OpsDb db, Notice notice, long userId, NoticeRoute route)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return new Notification
        {
            TenantId = db.TenantId,
            UserId = userId,
            ActivityId = notice.Entry.Id,
            Action = notice.Entry.Action,
            ByName = notice.Entry.ActorName,
            SubjectKind = notice.About?.Kind ?? notice.Entry.SubjectKind,
            SubjectId = notice.About?.Id ?? notice.Entry.SubjectId,
            Title = Cut(notice.Title, Notification.TitleLength),
            Detail = notice.Detail is { } detail ? Cut(detail, Notification.DetailLength) : null,
            AtUtc = notice.Entry.AtUtc,
            ReadAtUtc = route.Console ? null : now,
            UpdatedAtUtc = now,
        };
    }

    private static bool Concerns(ActivityEntry entry, long userId) => entry.ActorUserId != userId || NotificationSources.IsDoneByTheProduct(entry);

    private static Task<HashSet<long>> LivingAsync(OpsDb db, List<long> userIds, CancellationToken ct) =>
        db.Users.Where(user => userIds.Contains(user.Id) && !user.IsDisabled).Select(user => user.Id).ToHashSetAsync(ct);

    private static async Task<HashSet<(long ActivityId, long UserId)>> ToldAsync(OpsDb db, IReadOnlyList<ActivityEntry> entries, CancellationToken ct)
    {
        var ids = entries.Select(entry => entry.Id).ToList();
        var rows = await db.Notifications.Where(row => ids.Contains(row.ActivityId)).Select(row => new { row.ActivityId, row.UserId }).ToListAsync(ct);
        return [.. rows.Select(row => (row.ActivityId, row.UserId))];
    }

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..(most - 1)] + "…";
}
