using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Messages.Queue;
using OpsConsole.Core.Notifications.Letters;
using OpsConsole.Core.Notifications.Preferences;
using OpsConsole.Core.Notifications.Quiet;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Users;

namespace OpsConsole.Core.Notifications.Mailing;

/// <summary>A notification that goes by mail too, not saved yet.</summary>
internal sealed record NoticeToMail(Notification Row, NoticeTemplate Template);

/// <summary>
/// Puts notices into mails: one mail a person and template, which waits for a while, or until quiet hours are over, and takes up what else
/// concerns them in the same way until a node claims it (decision 0148). A notification names the mail that tells of it.
/// </summary>
public sealed class NoticeMails(TenantSettings settings, PeopleTimes times, TimeProvider clock)
{
    /// <summary>More are counted in the mail and listed on the console.</summary>
    public const int MostLines = 20;

    /// <summary>Saves these notifications with their mails, within the caller's transaction.</summary>
    internal async Task SaveAsync(OpsDb db, IReadOnlyList<NoticeToMail> notices, NoticeWishes wishes, CancellationToken ct)
    {
        if (notices.Count == 0)
            return;
        var userIds = notices.Select(notice => notice.Row.UserId).Distinct().ToList();
        var users = await db.Users.AsNoTracking().Where(user => userIds.Contains(user.Id)).ToDictionaryAsync(user => user.Id, ct);
        var open = await OpenAsync(db, userIds, ct);
        var mails = new Dictionary<(long, string), OutgoingMessage>();
        var groups = notices.GroupBy(notice => (notice.Row.UserId, notice.Template.Key)).Where(group => users[group.Key.UserId].Email is { Length: > 0 }).ToList();
        foreach (var group in groups)
        {
            var waiting = open.GetValueOrDefault(group.Key);
            mails[group.Key] = waiting is not null && await HoldAsync(db, waiting.Id, ct) ? waiting : await NewAsync(db, users[group.Key.UserId], group.First(), wishes, ct);
        }

        // The new mails get their ids before notifications name them.
        await db.SaveChangesAsync(ct);
        foreach (var group in groups)
            foreach (var notice in group)
                notice.Row.MessageId = mails[group.Key].Id;
        db.Notifications.AddRange(notices.Select(notice => notice.Row));
        await db.SaveChangesAsync(ct);
        foreach (var group in groups)
            await FillAsync(db, mails[group.Key].Id, group.First().Template, ct);
    }

    /// <summary>The mails of these people that wait and may take up more, the newest of each template.</summary>
    private static async Task<Dictionary<(long UserId, string Template), OutgoingMessage>> OpenAsync(OpsDb db, List<long> userIds, CancellationToken ct)
    {
        var waiting = await db.OutgoingMessages.AsNoTracking()
            .Where(row => row.State == MessageState.Waiting && row.UserId != null && userIds.Contains(row.UserId.Value) && row.TestWords == null && row.Event.StartsWith(EventPrefix))
            .OrderBy(row => row.Id).ToListAsync(ct);
        return waiting.GroupBy(row => (row.UserId!.Value, row.Template)).ToDictionary(group => group.Key, group => group.Last());
    }

    /// <summary>Nobody claims it before this transaction ends, and of two nodes that add to it the second waits for the first.</summary>
    private async Task<bool> HoldAsync(OpsDb db, long id, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return await db.OutgoingMessages.Where(row => row.Id == id && row.State == MessageState.Waiting).ExecuteUpdateAsync(set => set.SetProperty(row => row.UpdatedAtUtc, now), ct) == 1;
    }

    private async Task<OutgoingMessage> NewAsync(OpsDb db, User user, NoticeToMail first, NoticeWishes wishes, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var leaves = now.AddMinutes(await settings.GetAsync(db.TenantId, NotificationSettings.BundleMinutes, ct));
        leaves = await times.QuietUntilAsync(db, user.Id, wishes.Of(user.Id), leaves, ct) ?? leaves;
        return MessageQueue.Add(db, new NewMessage(first.Template, $"{EventPrefix}{first.Row.ActivityId.ToString(CultureInfo.InvariantCulture)}", MessageRecipient.Of(user))
        {
            Kind = first.Template.Kind.Key,
            Delay = leaves - now,
        }, clock);
    }

    private static async Task FillAsync(OpsDb db, long id, NoticeTemplate template, CancellationToken ct)
    {
        var told = db.Notifications.AsNoTracking().Where(row => row.MessageId == id);
        var count = await told.CountAsync(ct);
        var rows = await told.OrderBy(row => row.Id).Take(MostLines).ToListAsync(ct);
        var values = JsonSerializer.Serialize(ValuesOf(template, count, rows));
        await db.OutgoingMessages.Where(row => row.Id == id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Values, values), ct);
    }

    internal static IReadOnlyDictionary<string, string> ValuesOf(NoticeTemplate template, int count, IReadOnlyList<Notification> rows) => new Dictionary<string, string>
    {
        ["what"] = count == 1 ? rows[0].Title : string.Create(CultureInfo.InvariantCulture, $"{count:N0} {template.Many}"),
        ["list"] = string.Join('\n', rows.Select(NoticeTemplates.LineOf)),
        ["more"] = count > rows.Count ? string.Create(CultureInfo.InvariantCulture, $"And {count - rows.Count:N0} more.") : "",
    };

    private const string EventPrefix = "notices-";
}
