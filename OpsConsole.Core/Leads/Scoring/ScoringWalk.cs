using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Work;

namespace OpsConsole.Core.Leads.Scoring;

/// <summary>How many leads are reckoned as one item of work.</summary>
internal static class ScoringWalk
{
    /// <summary>As many as an import saves at once, for the same reason.</summary>
    private const int AtOnce = 200;

    /// <summary>When its node dies it begins again: reckoning twice is the same as reckoning once, and what stands already is not written.</summary>
    public static async Task WalkAsync(this LeadScoring scoring, OpsDbs dbs, WorkRun run, Func<IQueryable<Lead>, IQueryable<Lead>> which, CancellationToken ct)
    {
        // 8 bytes a lead; what comes while it walks is reckoned because it came.
        long[] ids;
        await using (var db = dbs.Open(run.TenantId))
            ids = [.. (await which(db.Leads).Select(lead => lead.Id).ToListAsync(ct)).Order()];
        var (done, changed, memory) = (0, 0, new ScoringMemory());
        foreach (var batch in ids.Chunk(AtOnce))
        {
            changed += (await scoring.ReckonAsync(run.TenantId, batch, ct, memory)).Changed;
            done += batch.Length;
            await using var db = dbs.Open(run.TenantId);
            await run.CheckpointAsync(db, done, ids.Length, string.Create(CultureInfo.InvariantCulture, $"{changed:N0} have other scores or reasons"), ct);
        }
    }
}

internal static class QueueingScoring
{
    // Behind what people wait for.
    private const int Priority = WorkItem.UsualPriority + 20;

    public static Task EnqueueScoringAsync(this OpsDb db, ScoreLeadsWork work, TimeSpan delay, TimeProvider clock, CancellationToken ct) =>
        db.EnqueueOnceAsync(ScoreLeads.Name, work, Actor.System(db.TenantId, "Scores"), delay, clock, ct);

    public static Task EnqueueRescoringAsync(this OpsDb db, Actor by, TimeSpan delay, TimeProvider clock, CancellationToken ct) =>
        db.EnqueueOnceAsync(RescoreLeads.Name, new RescoreLeadsWork(), by, delay, clock, ct);

    /// <summary>One that waits will see the change as well; one that runs may be past it.</summary>
    private static async Task EnqueueOnceAsync(this OpsDb db, string kind, object work, Actor by, TimeSpan delay, TimeProvider clock, CancellationToken ct)
    {
        var payload = WorkPayload.Write(work);
        if (!await db.WorkItems.AnyAsync(item => item.Kind == kind && item.Payload == payload && item.Status == WorkStatus.Waiting, ct))
            WorkQueue.Enqueue(db, kind, work, by, clock, Priority, delay);
    }
}
