using OpsConsole.Core.Jobs;

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

    public JobEntry Entry => new(Name, new JobSchedule(Cron, TimeZone), Longest, Why);

    /// <summary>The latest due time up to <paramref name="at"/>, by the catalogue's own schedule.</summary>
    public DateTime LastDueAt(DateTimeOffset at) => new QuartzCron().LastUpTo(Entry.Schedule, at)?.UtcDateTime
        ?? throw new InvalidOperationException($"Job {Name} was never due before {at:u}.");
}
