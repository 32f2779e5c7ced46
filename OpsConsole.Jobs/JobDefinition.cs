using Quartz;

namespace OpsConsole.Jobs;

/// <summary>A job that runs on a clock.</summary>
/// <param name="Name">Kebab-case; what its runs are filed under, for ever.</param>
/// <param name="Cron">Quartz: second, minute, hour, day of month, month, day of week.</param>
/// <param name="TimeZone">The zone in which <paramref name="Cron"/> is read.</param>
/// <param name="Longest">A run that takes longer is stopped.</param>
/// <param name="Why">What people read.</param>
/// <param name="Shell">The Quartz job, which calls one use case.</param>
public sealed record JobDefinition(string Name, string Cron, string TimeZone, TimeSpan Longest, string Why, Type Shell)
{
    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    /// <summary>
    /// The latest due time up to <paramref name="at"/>. Runs are filed under this and not under when they were fired, so that nodes that
    /// fire late, or make up for a missed run, mean the same one.
    /// </summary>
    public DateTime LastDueAt(DateTimeOffset at)
    {
        var cron = new CronExpression(Cron, Zone);
        // Cron counts whole seconds and looks strictly before: ask from the next second on, and again if that was too far.
        var due = cron.GetPreviousValidTimeBefore(at.AddSeconds(1));
        if (due > at)
            due = cron.GetPreviousValidTimeBefore(due.Value);
        return due?.UtcDateTime ?? throw new InvalidOperationException($"Job {Name} was never due before {at:u}.");
    }
}
