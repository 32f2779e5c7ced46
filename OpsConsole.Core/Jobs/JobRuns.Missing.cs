using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Jobs;

/// <param name="FirstUtc">The first due time that had no run.</param>
/// <param name="LastUtc">The last; the same when it was one.</param>
/// <param name="Count">How many, counted up to <see cref="JobRuns.MostMissed"/>.</param>
public sealed record MissedDue(DateTime FirstUtc, DateTime LastUtc, int Count);

public sealed partial class JobRuns
{
    public const int MostMissed = 10_000;

    /// <summary>The due times up to a moment that passed without a run. A job that never ran has missed nothing, nor has a paused one.</summary>
    public async Task<MissedDue?> FindMissedAsync(JobBook book, JobEntry job, JobPlan? plan, DateTime untilUtc, CancellationToken ct)
    {
        if (plan?.IsPaused == true)
            return null;
        await using var db = dbs.OpenAcrossTenants();
        var last = await db.JobRuns.Where(run => run.Job == job.Name).OrderByDescending(run => run.DueAtUtc)
            .Select(run => new { run.DueAtUtc }).FirstOrDefaultAsync(ct);
        if (last is null)
            return null;
        var schedule = plan?.ScheduleOf(job) ?? job.Schedule;
        var since = plan?.CountsFromUtc > last.DueAtUtc ? plan.CountsFromUtc.Value : last.DueAtUtc;
        var due = book.Between(schedule, since, untilUtc, MostMissed).ToList();
        return due.Count == 0 ? null : new MissedDue(due[0], book.LastUpTo(schedule, untilUtc) ?? due[^1], due.Count);
    }

    /// <summary>Whether this due time has its row, whatever came of it.</summary>
    public async Task<bool> HasRunAsync(string job, DateTime dueAtUtc, CancellationToken ct)
    {
        await using var db = dbs.OpenAcrossTenants();
        return await db.JobRuns.AnyAsync(run => run.Job == job && run.DueAtUtc == dueAtUtc, ct);
    }

    public async Task<bool> HasEndedAsync(string job, DateTime dueAtUtc, CancellationToken ct)
    {
        await using var db = dbs.OpenAcrossTenants();
        return await db.JobRuns.AnyAsync(run => run.Job == job && run.DueAtUtc == dueAtUtc && run.EndedAtUtc != null, ct);
    }

    /// <summary>Files what is not made up for, all but the last, as one row. Two nodes may both find it: the index lets one row stand.</summary>
    public async Task FileMissedAsync(string job, MissedDue missed, CancellationToken ct)
    {
        if (missed.Count < 2)
            return;
        await using var db = dbs.OpenAcrossTenants();
        if (await db.JobRuns.AnyAsync(run => run.Job == job && run.DueAtUtc == missed.FirstUtc, ct))
            return;
        var now = Now;
        var run = new JobRun
        {
            Job = job,
            DueAtUtc = missed.FirstUtc,
            Node = node,
            StartedAtUtc = now,
            EndedAtUtc = now,
            UpdatedAtUtc = now,
            Outcome = JobOutcome.Missed,
            Items = missed.Count - 1,
            Error = $"{(missed.Count == 2 ? "One due time" : $"{missed.Count - 1} due times")} passed without a run. The run due at {missed.LastUtc:u} makes up for {(missed.Count == 2 ? "it" : "them")}.",
        };
        try
        {
            await db.InTransactionAsync(async () =>
            {
                db.JobRuns.Add(run);
                await db.SaveChangesAsync(ct);
                db.Signal(Topic, run.Id);
            }, ct);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (!await db.JobRuns.AnyAsync(present => present.Job == job && present.DueAtUtc == missed.FirstUtc, ct))
                throw;
        }
    }
}
