namespace OpsConsole.Core.Jobs;

/// <summary>The jobs of this program, and how their schedules are read. Handed in by whoever starts the scheduler.</summary>
public sealed class JobBook(IReadOnlyList<JobEntry> all, ICronReader cron)
{
    private readonly Dictionary<string, JobEntry> byName = all.ToDictionary(job => job.Name);

    public IReadOnlyList<JobEntry> All => all;

    public JobEntry? Find(string name) => byName.GetValueOrDefault(name);

    public DateTime? NextAfter(JobSchedule schedule, DateTime atUtc) => cron.NextAfter(schedule, At(atUtc))?.UtcDateTime;

    /// <summary>
    /// The latest due time up to a moment. Runs are filed under this and not under when they were fired, so that nodes that fire late,
    /// or make up for a missed run, mean the same one.
    /// </summary>
    public DateTime? LastUpTo(JobSchedule schedule, DateTime atUtc) => cron.LastUpTo(schedule, At(atUtc))?.UtcDateTime;

    /// <summary>The due times after one moment and up to another, earliest first; at most so many.</summary>
    public IEnumerable<DateTime> Between(JobSchedule schedule, DateTime afterUtc, DateTime untilUtc, int most = int.MaxValue)
    {
        var due = NextAfter(schedule, afterUtc);
        for (var n = 0; n < most && due is { } next && next <= untilUtc; n++)
        {
            yield return next;
            due = NextAfter(schedule, next);
        }
    }

    internal string? RefusalOf(JobSchedule schedule) => cron.RefusalOf(schedule);

    private static DateTimeOffset At(DateTime utc) => new(utc, TimeSpan.Zero);
}
