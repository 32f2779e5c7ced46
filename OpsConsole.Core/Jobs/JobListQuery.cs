using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Jobs;

/// <summary>How long the last successful runs took; null while there is none.</summary>
public sealed record JobDurations(IReadOnlyList<JobDuration> Runs, TimeSpan? Median, TimeSpan? P95)
{
    internal static JobDurations Of(IReadOnlyList<JobDuration> runs)
    {
        var sorted = runs.Where(run => run.Outcome == JobOutcome.Succeeded).Select(run => run.Took).Order().ToList();
        return new JobDurations(runs, At(.5), At(.95));

        TimeSpan? At(double share) => sorted.Count == 0 ? null : sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Count) - 1)];
    }
}

/// <summary>One ended run in a row of runs, oldest first.</summary>
public sealed record JobDuration(long RunId, DateTime StartedAtUtc, TimeSpan Took, JobOutcome Outcome);

/// <summary>A job as it stands: the catalogue's entry, what people decided, and its runs.</summary>
/// <param name="Last">The newest run that was one, at work or ended.</param>
/// <param name="NextUtc">Null while it is paused, or never due again.</param>
/// <param name="Missed">The newest row that says due times were missed.</param>
public sealed record JobRow(
    JobEntry Job, long Version, JobSchedule Schedule, bool HasOwnSchedule, DateTime? PausedAtUtc, string? PausedByName, string? PauseReason,
    DateTime? AskedAtUtc, string? AskedByName, JobRunRow? Last, DateTime? NextUtc, JobRunRow? Missed, JobDurations Durations)
{
    public bool IsPaused => PausedAtUtc is not null;

    public bool IsAtWork => AskedAtUtc is not null || Last?.Outcome == JobOutcome.Running;

    public JobRef Ref => new(Job.Name, Version);
}

public sealed record JobList(IReadOnlyList<JobRow> Jobs);

/// <summary>Every job of the catalogue. Callers check <see cref="JobPermissions.View"/>.</summary>
public sealed class JobListQuery(OpsDbs dbs, JobBook book, TimeProvider clock)
{
    /// <summary>How many runs the durations are taken from.</summary>
    public const int DurationsOf = 60;

    // What was late longer ago than this many runs is no news.
    private const int NewsOf = 5;

    public async Task<JobList> LoadAsync(CancellationToken ct)
    {
        await using var db = dbs.OpenAcrossTenants();
        var plans = await db.JobPlans.AsNoTracking().ToDictionaryAsync(plan => plan.Job, ct);
        var rows = new List<JobRow>();
        foreach (var job in book.All)
            rows.Add(await RowAsync(db, job, plans.GetValueOrDefault(job.Name), ct));
        return new JobList(rows);
    }

    /// <summary>One job, or null when the catalogue has none of that name.</summary>
    public async Task<JobRow?> FindAsync(string name, CancellationToken ct)
    {
        if (book.Find(name) is not { } job)
            return null;
        await using var db = dbs.OpenAcrossTenants();
        return await RowAsync(db, job, await db.JobPlans.AsNoTracking().FirstOrDefaultAsync(plan => plan.Job == name, ct), ct);
    }

    private async Task<JobRow> RowAsync(OpsDb db, JobEntry job, JobPlan? plan, CancellationToken ct)
    {
        var newest = await db.JobRuns.AsNoTracking().Where(run => run.Job == job.Name)
            .OrderByDescending(run => run.DueAtUtc).Take(DurationsOf).Select(JobRunRow.Of).ToListAsync(ct);
        var ended = newest.Where(run => run is { Outcome: JobOutcome.Succeeded or JobOutcome.Failed, Took: not null })
            .Select(run => new JobDuration(run.Id, run.StartedAtUtc, run.Took!.Value, run.Outcome)).Reverse().ToList();
        var schedule = plan?.ScheduleOf(job) ?? job.Schedule;
        return new JobRow(
            job, plan?.Version ?? 0, schedule, plan?.OwnSchedule is not null, plan?.PausedAtUtc, plan?.PausedByName, plan?.PauseReason, plan?.AskedAtUtc, plan?.AskedByName,
            newest.FirstOrDefault(run => run.Outcome is not (JobOutcome.Missed or JobOutcome.Skipped)),
            plan?.IsPaused == true ? null : book.NextAfter(schedule, clock.GetUtcNow().UtcDateTime),
            newest.Take(NewsOf).FirstOrDefault(run => run.Outcome == JobOutcome.Missed || run.IsLate), JobDurations.Of(ended));
    }
}
