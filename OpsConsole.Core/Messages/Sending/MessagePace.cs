using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Messages.Queue;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Templates;

namespace OpsConsole.Core.Messages.Sending;

/// <summary>
/// How fast mail leaves: so many a minute to one domain, over all tenants and nodes, counted in the rows themselves; and while a firm's first
/// days last, so many a day, twice as many each day, because mailbox providers distrust a sender who begins with thousands. Letters about
/// accounts wait for neither day's share.
/// </summary>
public sealed class MessagePace(TenantSettings settings)
{
    internal async Task<PaceLimits> LimitsAsync(OpsDb db, DateTime now, CancellationToken ct)
    {
        var perMinute = await settings.GetAsync(db.TenantId, SettingCatalog.DomainPerMinute, ct);
        var left = await DayShareAsync(db, now, ct);
        return new PaceLimits(perMinute, left, now);
    }

    /// <summary>How many more may leave today besides letters about accounts; null for any number.</summary>
    private async Task<long?> DayShareAsync(OpsDb db, DateTime now, CancellationToken ct)
    {
        var firstDay = await settings.GetAsync(db.TenantId, SettingCatalog.WarmUpFirstDay, ct);
        if (firstDay == 0)
            return null;
        var days = await settings.GetAsync(db.TenantId, SettingCatalog.WarmUpDays, ct);
        var warm = MessageQueue.PriorityOf(MessagePurpose.Account);
        var own = db.OutgoingMessages.AsNoTracking().Where(row => row.StartedAtUtc != null && row.Priority > warm && row.Channel == MessageChannel.Mail);
        var first = await own.OrderBy(row => row.StartedAtUtc).Select(row => row.StartedAtUtc).FirstOrDefaultAsync(ct) ?? now;
        var day = (int)(now.Date - first.Date).TotalDays;
        if (day >= days)
            return null;
        var today = now.Date;
        var begun = await own.Where(row => row.StartedAtUtc >= today).CountAsync(ct);
        return Math.Max(0, ((long)firstDay << Math.Min(day, 40)) - begun);
    }
}

/// <summary>What one claim may take. Counts each domain once and goes on counting by itself.</summary>
internal sealed class PaceLimits(int perMinute, long? dayShare, DateTime now)
{
    private readonly Dictionary<string, int> free = [];
    private long? share = dayShare;

    /// <summary>The last priority that may leave at all.</summary>
    public int LastPriority => share is <= 0 ? MessageQueue.PriorityOf(MessagePurpose.Account) : int.MaxValue;

    public async Task<bool> TakeAsync(OpsDb db, string domain, int priority, CancellationToken ct)
    {
        var isOfShare = share is not null && priority > MessageQueue.PriorityOf(MessagePurpose.Account);
        if (isOfShare && share <= 0)
            return false;
        if (perMinute > 0)
        {
            if (!free.ContainsKey(domain))
                free[domain] = perMinute - await BegunAsync(db, domain, ct);
            if (free[domain] <= 0)
                return false;
            free[domain]--;
        }

        if (isOfShare)
            share--;
        return true;
    }

    private Task<int> BegunAsync(OpsDb db, string domain, CancellationToken ct)
    {
        var since = now.AddMinutes(-1);
        return db.OutgoingMessages.IgnoreQueryFilters([OpsDb.TenantFilter]).Where(row => row.Domain == domain && row.StartedAtUtc > since).OrderBy(row => row.StartedAtUtc).Take(perMinute).CountAsync(ct);
    }
}
