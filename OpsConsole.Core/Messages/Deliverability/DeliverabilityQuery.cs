using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Messages.Queue;
using OpsConsole.Core.Messages.Sending;
using OpsConsole.Core.Settings;

namespace OpsConsole.Core.Messages.Deliverability;

/// <summary>How a tenant's mail arrives, by domain, over its last days. Callers check <see cref="MessagePermissions.View"/>.</summary>
public sealed class DeliverabilityQuery(OpsDbs dbs, MessagePace pace, TenantSettings settings, TimeProvider clock)
{
    public const int MostDomains = 50;

    // As a parameter: both databases look for a text, not for a letter.
    private static readonly string at = "@";

    /// <summary>The spans that are offered, in days.</summary>
    public static IReadOnlyList<int> Spans { get; } = [7, 30, 90];

    public async Task<Deliverability> LoadAsync(long tenantId, int days, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        var now = clock.GetUtcNow().UtcDateTime;
        var mails = await MailsAsync(db, now.AddDays(-days), ct);
        var waiting = await WaitingAsync(db, now, ct);
        var blocked = await BlockedAsync(db, ct);
        var names = mails.Keys.Union(waiting.Keys).OrderByDescending(domain => mails.GetValueOrDefault(domain) is { } figures ? figures.Tried + figures.InDoubt + figures.Delayed : 0)
            .ThenByDescending(domain => waiting.GetValueOrDefault(domain).Count).ThenBy(domain => domain, StringComparer.Ordinal).ToList();
        var shown = names.Take(MostDomains).ToList();
        var lastMinute = await LastMinuteAsync(db, shown, now, ct);
        return new(
            mails.Values.Aggregate(MailFigures.None, (sum, one) => sum + one),
            [.. shown.Select(domain => new DomainFigures(domain, mails.GetValueOrDefault(domain) ?? MailFigures.None, blocked.GetValueOrDefault(domain), waiting.GetValueOrDefault(domain).Count, waiting.GetValueOrDefault(domain).Oldest, lastMinute.GetValueOrDefault(domain)))],
            names.Count - shown.Count, blocked.Values.Sum(), waiting.Values.Sum(one => one.Count), waiting.Values.Min(one => one.Oldest),
            await settings.GetAsync(tenantId, SettingCatalog.DomainPerMinute, ct), await pace.WarmUpAsync(db, now, ct), await BarsAsync(tenantId, ct),
            await settings.GetAsync(tenantId, SettingCatalog.CountOpens, ct), await settings.GetAsync(tenantId, SettingCatalog.CountClicks, ct));
    }

    public async Task<RateBars> BarsAsync(long tenantId, CancellationToken ct) => new(
        await settings.GetAsync(tenantId, DeliverabilitySettings.ComplaintsWarn, ct), await settings.GetAsync(tenantId, DeliverabilitySettings.ComplaintsBad, ct),
        await settings.GetAsync(tenantId, DeliverabilitySettings.BouncesWarn, ct), await settings.GetAsync(tenantId, DeliverabilitySettings.BouncesBad, ct), await settings.GetAsync(tenantId, DeliverabilitySettings.JudgedFrom, ct));

    private static async Task<Dictionary<string, MailFigures>> MailsAsync(OpsDb db, DateTime since, CancellationToken ct)
    {
        var begun = db.OutgoingMessages.AsNoTracking().Where(row => row.StartedAtUtc >= since && row.Channel == MessageChannel.Mail);
        // All of it stands in one index.
        var rows = await begun.GroupBy(row => row.Domain).Select(group => new
        {
            Domain = group.Key,
            Sent = group.Count(row => row.State == MessageState.Sent),
            Delayed = group.Count(row => row.State == MessageState.Waiting),
            Refused = group.Count(row => row.State == MessageState.Failed),
            InDoubt = group.Count(row => row.State == MessageState.InDoubt),
            CountedOpens = group.Count(row => row.CountsOpens),
            Opened = group.Count(row => row.CountsOpens && row.OpenedAtUtc != null),
            CountedClicks = group.Count(row => row.CountsClicks),
            Clicked = group.Count(row => row.ClickedAtUtc != null),
        }).ToListAsync(ct);
        var words = await db.MessageEvents.AsNoTracking()
            .Where(one => one.AtUtc >= since && (one.Kind == MessageEventKind.HardBounce || one.Kind == MessageEventKind.SoftBounce || one.Kind == MessageEventKind.Complaint))
            .Join(begun, one => one.MessageId, row => row.Id, (one, row) => new { row.Domain, one.Kind, row.Id }).Distinct()
            .GroupBy(one => new { one.Domain, one.Kind }).Select(group => new { group.Key.Domain, group.Key.Kind, Count = group.Count() }).ToListAsync(ct);
        var told = words.ToDictionary(one => (one.Domain, one.Kind), one => one.Count);
        return rows.ToDictionary(row => row.Domain, row => new MailFigures(
            row.Sent, row.Delayed, row.Refused, told.GetValueOrDefault((row.Domain, MessageEventKind.HardBounce)), told.GetValueOrDefault((row.Domain, MessageEventKind.SoftBounce)),
            told.GetValueOrDefault((row.Domain, MessageEventKind.Complaint)), row.InDoubt, row.CountedOpens, row.Opened, row.CountedClicks, row.Clicked));
    }

    private static async Task<Dictionary<string, (int Count, DateTime? Oldest)>> WaitingAsync(OpsDb db, DateTime now, CancellationToken ct)
    {
        var rows = await db.OutgoingMessages.AsNoTracking().Where(row => row.State == MessageState.Waiting && row.NextTryAtUtc <= now && row.Channel == MessageChannel.Mail)
            .GroupBy(row => row.Domain).Select(group => new { Domain = group.Key, Count = group.Count(), Oldest = group.Min(row => (DateTime?)row.QueuedAtUtc) }).ToListAsync(ct);
        return rows.ToDictionary(row => row.Domain, row => (row.Count, row.Oldest));
    }

    private static async Task<Dictionary<string, int>> BlockedAsync(OpsDb db, CancellationToken ct)
    {
        var rows = await db.AddressSuppressions.AsNoTracking().Where(row => row.Channel == MessageChannel.Mail && row.ReleasedAtUtc == null)
            .GroupBy(row => row.Address.Substring(row.Address.IndexOf(at) + 1)).Select(group => new { Domain = group.Key, Count = group.Count() }).ToListAsync(ct);
        return rows.ToDictionary(row => row.Domain, row => row.Count);
    }

    private static async Task<Dictionary<string, int>> LastMinuteAsync(OpsDb db, List<string> domains, DateTime now, CancellationToken ct)
    {
        var since = now.AddMinutes(-1);
        return await db.OutgoingMessages.IgnoreQueryFilters([OpsDb.TenantFilter]).AsNoTracking().Where(row => domains.Contains(row.Domain) && row.StartedAtUtc > since)
            .GroupBy(row => row.Domain).Select(group => new { Domain = group.Key, Count = group.Count() }).ToDictionaryAsync(row => row.Domain, row => row.Count, ct);
    }
}
