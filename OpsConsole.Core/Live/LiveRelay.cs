using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Activity;
using OpsConsole.Core.Jobs;
using OpsConsole.Core.Notifications;
using OpsConsole.Core.Work;

namespace OpsConsole.Core.Live;

/// <summary>
/// Tells this node's live feed what other processes wrote: activity, by the outbox row that each entry has for its seal, the progress of
/// work items, notifications, and the runs of jobs. One caller at a time.
/// <para>
/// Rows are looked for by time and not by "id above the last one seen": ids are given out before the commit, so a lower one may appear
/// after a higher one, and nodes' clocks differ. So each poll looks again a little behind the last one, every
/// <see cref="PollsPerLongLook"/>th far behind, and what was told already is remembered for that long. What takes longer than
/// <see cref="LongLook"/> from its recording to its commit is not told live; telling something twice costs a query and does no harm.
/// </para>
/// </summary>
public sealed class LiveRelay(OpsDbs dbs, LiveFeed feed, NodeName node, TimeProvider clock)
{
    public static readonly TimeSpan LongLook = TimeSpan.FromSeconds(30);

    internal const int PollsPerLongLook = 10;

    private const int Chunk = 1000;

    private static readonly TimeSpan shortLook = TimeSpan.FromSeconds(2);

    private readonly LiveRelayMemory<long> toldEntries = new(LongLook * 2);
    private readonly LiveRelayMemory<(long, DateTime)> toldWork = new(LongLook * 2);
    private readonly LiveRelayMemory<(long, DateTime)> toldNotifications = new(LongLook * 2);
    private readonly LiveRelayMemory<(long, bool, DateTime)> toldJobs = new(LongLook * 2);
    private readonly DateTime startedAt = clock.GetUtcNow().UtcDateTime;
    private DateTime? lastPollAt;
    private int polls;

    public async Task PollAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var turn = polls;
        // A poll that fails is followed by a long look.
        polls = 0;
        // From the last poll that worked, so that nothing is lost while the database was away. Pages that opened before the first poll
        // are as old as this process.
        var since = (lastPollAt ?? startedAt) - (turn == 0 ? LongLook : shortLook);
        // The clock of Development may have been moved back in between.
        if (since > now)
            since = now - LongLook;
        await using var db = dbs.OpenAcrossTenants();
        // What was read is told before the next read, which may fail.
        await TellEntriesAsync(db, since, ct);
        Tell(await WorkAsync(db, since, ct));
        Tell(await NotificationsAsync(db, since, ct));
        Tell(await JobsAsync(db, since, ct));
        lastPollAt = now;
        polls = (turn + 1) % PollsPerLongLook;
        if (turn != 0)
            return;
        toldEntries.Forget(now);
        toldWork.Forget(now);
        toldNotifications.Forget(now);
        toldJobs.Forget(now);
    }

    // After an import of another node there are hundreds of thousands in the time of a long look: all but the new ones are passed by as ids.
    private async Task TellEntriesAsync(OpsDb db, DateTime since, CancellationToken ct)
    {
        var own = node.Value;
        var entries = db.Outbox.IgnoreQueryFilters([OpsDb.TenantFilter]).AsNoTracking();
        var recent = entries.Where(row => row.AtUtc >= since && row.Consumer == OutboxConsumers.Seal && row.Node != own).Select(row => new ValueTuple<long, DateTime>(row.Id, row.AtUtc));
        List<(long Id, DateTime AtUtc)> news = [];
        await foreach (var row in recent.AsAsyncEnumerable().WithCancellation(ct))
            if (!toldEntries.Knows(row.Item1))
                news.Add(row);
        foreach (var some in news.Chunk(Chunk))
        {
            var ids = some.Select(row => row.Id).ToArray();
            var changed = await entries.Where(row => ids.Contains(row.Id)).Select(row => new Changed(row.TenantId, row.Activity.SubjectKind, row.Activity.SubjectId)).ToListAsync(ct);
            foreach (var (id, atUtc) in some)
                toldEntries.IsNew(id, atUtc);
            Tell(changed);
        }
    }

    // A work item does not say who moved it, so this node's own moves come by here too, once.
    private async Task<List<Changed>> WorkAsync(OpsDb db, DateTime since, CancellationToken ct)
    {
        var rows = await db.WorkItems.IgnoreQueryFilters([OpsDb.TenantFilter]).AsNoTracking()
            .Where(item => item.UpdatedAtUtc >= since)
            .Select(item => new { item.Id, item.UpdatedAtUtc, item.TenantId, item.CreatedByUserId })
            .ToListAsync(ct);
        var news = rows.Where(row => toldWork.IsNew((row.Id, row.UpdatedAtUtc), row.UpdatedAtUtc)).ToList();
        return
        [
            .. news.Select(row => new Changed(row.TenantId, WorkItem.Subject, row.Id)),
            .. news.Where(row => row.CreatedByUserId is not null).Select(row => new Changed(row.TenantId, WorkItem.OfUser, row.CreatedByUserId!.Value)),
        ];
    }

    private async Task<List<Changed>> NotificationsAsync(OpsDb db, DateTime since, CancellationToken ct)
    {
        var rows = await db.Notifications.IgnoreQueryFilters([OpsDb.TenantFilter]).AsNoTracking()
            .Where(row => row.UpdatedAtUtc >= since)
            .Select(row => new { row.Id, row.UpdatedAtUtc, row.TenantId, row.UserId })
            .ToListAsync(ct);
        return [.. rows.Where(row => toldNotifications.IsNew((row.Id, row.UpdatedAtUtc), row.UpdatedAtUtc)).Select(row => new Changed(row.TenantId, Notification.Inbox, row.UserId))];
    }

    // Of no tenant, as the topic of jobs is.
    private async Task<List<Changed>> JobsAsync(OpsDb db, DateTime since, CancellationToken ct)
    {
        var runs = await db.JobRuns.AsNoTracking().Where(run => run.UpdatedAtUtc >= since).Select(run => new { run.Id, run.UpdatedAtUtc }).ToListAsync(ct);
        var plans = await db.JobPlans.AsNoTracking().Where(plan => plan.UpdatedAtUtc >= since).Select(plan => new { plan.Id, plan.UpdatedAtUtc }).ToListAsync(ct);
        return
        [
            .. runs.Where(run => toldJobs.IsNew((run.Id, true, run.UpdatedAtUtc), run.UpdatedAtUtc)).Select(run => new Changed(0, JobPlan.Subject, run.Id)),
            .. plans.Where(plan => toldJobs.IsNew((plan.Id, false, plan.UpdatedAtUtc), plan.UpdatedAtUtc)).Select(plan => new Changed(0, JobPlan.Subject, plan.Id)),
        ];
    }

    private void Tell(List<Changed> news) =>
        feed.Publish(LiveSignal.Together(news.SelectMany(changed => LiveSignal.Of(changed.TenantId, changed.SubjectKind, changed.Id))));

    private readonly record struct Changed(long TenantId, string SubjectKind, long Id);
}
